import type { State } from '../../state/state.ts';
import { hash } from '../../world/random.ts';

/** Who a token was issued to, and until when it holds. */
export interface TokenClaims {
  readonly iss: 'contact-apis-mock';
  /** User name, or API key. */
  readonly sub: string;
  /** Id of the tenant it is good for, where one was named. */
  readonly tenantId?: string;
  /** Seconds since 1970. */
  readonly exp: number;
  /** Number of the token. */
  readonly jti: string;
}

const issuer = 'contact-apis-mock';
const header = encode({ alg: 'FNV', typ: 'JWT' });

/**
 * A token in the form of a JSON Web Token (RFC 7519). It is all that is kept of it: the state only counts tokens. It is
 * signed with the seed, which keeps testers from mixing up worlds, and is no secret.
 * @param expires in milliseconds since 1970
 */
export function issueToken(state: State, username: string, expires: number, tenantId?: string): string {
  const jti = String(state.next('cxengage/tokens'));
  const claims: TokenClaims = { iss: issuer, sub: username, ...(tenantId && { tenantId }), exp: expires / 1000, jti };
  const content = `${header}.${encode(claims)}`;
  return `${content}.${sign(content, state)}`;
}

/** Whether a text is, or pretends to be, a token that was issued here. */
export function looksIssued(token: string): boolean {
  return token.startsWith(`${header}.`);
}

/** What a token that was issued here says, or `undefined` for any other text. Whether it has expired is not looked at. */
export function readToken(state: State, token: string): TokenClaims | undefined {
  const end = token.lastIndexOf('.');
  const content = token.slice(0, end);
  if (!looksIssued(content) || token.slice(end + 1) !== sign(content, state)) return undefined;
  return JSON.parse(Buffer.from(content.slice(header.length + 1), 'base64url').toString()) as TokenClaims;
}

function sign(content: string, { world }: State): string {
  const words = [1, 2, 3, 4].map((round) => hash(`${world.seed}/${round}/${content}`).toString(16).padStart(8, '0'));
  return Buffer.from(words.join(''), 'hex').toString('base64url');
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
