/** What stands in the place of a credential. */
const redacted = '***';

/** Names of headers and query parameters whose values open doors. */
const secret =
  /cookie|api-?_?key|token|secret|password|passwd|signature|credential|^authorization$|^proxy-authorization$/i;

/** Headers without credentials, the very same where there are none; of `Authorization` the scheme is left. */
export function publicHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  let kept: Record<string, string> | undefined;
  for (const name in headers) {
    if (!secret.test(name)) continue;
    kept ??= { ...headers };
    kept[name] = hide(name, headers[name]!);
  }
  return kept ?? headers;
}

/** A query without the values of parameters that are credentials; all else as it was sent. */
export function publicQuery(query: string): string {
  if (!secret.test(query) && !query.includes('%')) return query;
  return query
    .split('&')
    .map((part) => {
      const name = part.split('=', 1)[0]!;
      return secret.test(decode(name)) ? `${name}=${redacted}` : part;
    })
    .join('&');
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function hide(name: string, value: string): string {
  const scheme = name.endsWith('authorization') ? /^[\w-]+ /.exec(value)?.[0] : undefined;
  return `${scheme ?? ''}${redacted}`;
}
