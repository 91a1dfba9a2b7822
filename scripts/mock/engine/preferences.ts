import { Refused } from '../behaviour.ts';
import type { FaultRule } from '../faults/faults.ts';
import { readFaultWish } from '../faults/wish.ts';
import type { Message } from '../message.ts';
import { parseFields } from './fields.ts';
import { splitList } from './media-type.ts';

/** What a request wishes its response to be, by `Prefer` or by query parameters such as `__code`. */
export interface Preferences {
  readonly code?: number;
  readonly example?: string;
  readonly dynamic?: boolean;
  readonly seed?: string;
  readonly fault?: FaultRule;
}

const none: Preferences = {};

/**
 * Reads the preferences Prism knows, and wished faults. Query parameters count only where there is no `Prefer` header; of
 * a preference given twice the first counts.
 * @throws Refused with status 422 for a value that cannot be honoured.
 */
export function readPreferences({ headers, query }: Message): Preferences {
  const prefer = headers['prefer'];
  if (!prefer && !query.includes('__')) return none;
  const wishes = prefer ? parsePrefer(prefer) : queryWishes(query);
  const code = readWish(wishes, 'code', /^[2-5]\d\d$/, 'a status code from 200 to 599');
  const dynamic = readWish(wishes, 'dynamic', /^(?:true|false)$/, 'true or false');
  const example = readWish(wishes, 'example', /./, 'the name of an example');
  const seed = readWish(wishes, 'seed', /./, 'some text');
  const fault = readFaultWish(wishes);
  return {
    ...(code !== undefined && { code: Number(code) }),
    ...(dynamic !== undefined && { dynamic: dynamic === 'true' }),
    ...(example !== undefined && { example }),
    ...(seed !== undefined && { seed }),
    ...(fault !== undefined && { fault }),
  };
}

/** Whether the response is to be one that the description gives. */
export function isWish({ code, example, dynamic }: Preferences): boolean {
  return code !== undefined || example !== undefined || dynamic === true;
}

/** RFC 7240, section 2; parameters of a preference are ignored. */
function parsePrefer(header: string): Map<string, string> {
  const wishes = splitList(header).map((preference): [string, string] => {
    const [, name = '', quoted, token = ''] = /^([^=;\s]+)\s*(?:=\s*(?:"([^"]*)"|([^;]*)))?/.exec(preference) ?? [];
    return [name.toLowerCase(), quoted ?? token.trim()];
  });
  return new Map(wishes.toReversed());
}

function queryWishes(query: string): Map<string, string> {
  const wishes = [...parseFields(query)].filter(([name]) => name.startsWith('__'));
  return new Map(wishes.map(([name, [value = '']]) => [name.slice(2), value]));
}

function readWish(wishes: Map<string, string>, name: string, allowed: RegExp, meaning: string): string | undefined {
  const value = wishes.get(name);
  if (value === undefined || allowed.test(value)) return value;
  throw new Refused(422, `The preference "${name}" must be ${meaning}, not "${value}".`);
}
