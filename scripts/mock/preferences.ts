import { splitList } from './headers.ts';
import { problem } from './problem.ts';

/** What a request wishes its response to be, by `Prefer` or by query parameters such as `__code`. */
export interface Preferences {
  readonly code?: number;
  readonly example?: string;
  readonly dynamic?: boolean;
  readonly seed?: string;
}

/**
 * Reads the preferences Prism knows. Query parameters count only where there is no `Prefer` header; of a preference given
 * twice the first counts.
 * @throws ProblemJsonError with status 422 for a value that cannot be honoured.
 */
export function readPreferences(headers: Headers, query: URLSearchParams): Preferences {
  const prefer = headers.get('prefer');
  const wishes = prefer ? parsePrefer(prefer) : queryWishes(query);
  const code = readWish(wishes, 'code', /^[2-5]\d\d$/, 'a status code from 200 to 599');
  const dynamic = readWish(wishes, 'dynamic', /^(?:true|false)$/, 'true or false');
  const example = readWish(wishes, 'example', /./, 'the name of an example');
  const seed = readWish(wishes, 'seed', /./, 'some text');
  return {
    ...(code !== undefined && { code: Number(code) }),
    ...(dynamic !== undefined && { dynamic: dynamic === 'true' }),
    ...(example !== undefined && { example }),
    ...(seed !== undefined && { seed }),
  };
}

/** RFC 7240, section 2; parameters of a preference are ignored. */
function parsePrefer(header: string): Map<string, string> {
  const wishes = splitList(header).map((preference): [string, string] => {
    const [, name = '', quoted, token = ''] = /^([^=;\s]+)\s*(?:=\s*(?:"([^"]*)"|([^;]*)))?/.exec(preference) ?? [];
    return [name.toLowerCase(), quoted ?? token.trim()];
  });
  return new Map(wishes.toReversed());
}

function queryWishes(query: URLSearchParams): Map<string, string> {
  const wishes = [...query].filter(([name]) => name.startsWith('__'));
  return new Map(wishes.toReversed().map(([name, value]) => [name.slice(2), value]));
}

function readWish(wishes: Map<string, string>, name: string, allowed: RegExp, meaning: string): string | undefined {
  const value = wishes.get(name);
  if (value === undefined || allowed.test(value)) return value;
  throw problem(422, `The preference "${name}" must be ${meaning}, not "${value}".`);
}
