const tokenKey = 'mock-token';

/** The session that everything but the journal is about; empty for the one without a name. */
export const chosen = { session: '' };

/** Takes the token out of the address, where it would be seen and kept. */
export function takeToken() {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (!token) return;
  keepToken(token);
  history.replaceState(null, '', location.pathname);
}

/** @param {string} token */
export function keepToken(token) {
  sessionStorage.setItem(tokenKey, token);
}

/** The mock wants a token, or another one. */
export class TokenWanted extends Error {}

/**
 * Asks the control plane.
 * @param {string} method
 * @param {string} path below `/__mock`
 * @param {{ body?: unknown, session?: string | undefined }} [options] session: the chosen one unless given; all for `undefined`
 */
export async function ask(method, path, options = {}) {
  const session = 'session' in options ? options.session : chosen.session;
  const token = sessionStorage.getItem(tokenKey);
  const headers = {
    ...(method !== 'GET' && { 'Content-Type': 'application/json' }),
    ...(session !== undefined && session !== '' && { 'X-Mock-Session': session }),
    ...(token && { Authorization: `Bearer ${token}` }),
  };
  const body = 'body' in options ? { body: JSON.stringify(options.body) } : {};
  const response = await fetch(`/__mock${path}`, { method, headers, ...body }).catch(() => {
    throw new Error('The mock does not answer.');
  });
  if (response.status === 204) return undefined;
  const answer = await response.json();
  if (response.status === 401) throw new TokenWanted(answer.detail);
  if (!response.ok) throw new Error(answer.detail);
  return answer;
}
