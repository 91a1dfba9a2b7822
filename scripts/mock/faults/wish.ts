import { Refused } from '../behaviour.ts';
import { faultKinds } from './faults.ts';
import type { FaultRule } from './faults.ts';
import { isFaultKind, latencyOf, shareOf } from './texts.ts';

const spared: FaultRule = { rate: 0, latency: { min: 0, max: 0 } };

/**
 * The fault a request asks for itself, by preferences such as `fault=rate-limit, retry-after=3`, `fault=dropped`,
 * `latency=50-200`, `fail=0.3` and `status=503`. With `fault=none` it is spared.
 * @param wishes values of preferences by name, in lower case
 * @throws Refused with status 422 for a value that means nothing
 */
export function readFaultWish(wishes: ReadonlyMap<string, string>): FaultRule | undefined {
  const kind = read(wishes, 'fault', kindOf, `none, ${faultKinds.join(', ')}`);
  const latency = read(wishes, 'latency', latencyOf, 'milliseconds such as 200 or 50-200');
  const rate = read(wishes, 'fail', shareOf, 'a share from 0 to 1, or in percent');
  const status = read(wishes, 'status', statusOf, 'a status code from 400 to 599');
  const retryAfter = read(wishes, 'retry-after', secondsOf, 'a whole number of seconds');
  const rule: FaultRule = {
    ...(rate !== undefined && { rate }),
    ...(status !== undefined && { status }),
    ...(kind !== undefined && (kind === 'none' ? spared : { kind })),
    ...(latency && { latency }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
  return Object.keys(rule).length > 0 ? rule : undefined;
}

function read<T>(
  wishes: ReadonlyMap<string, string>,
  name: string,
  valueOf: (text: string) => T | undefined,
  meaning: string,
): T | undefined {
  const text = wishes.get(name);
  if (text === undefined) return undefined;
  const value = valueOf(text);
  if (value === undefined) throw new Refused(422, `The preference "${name}" must be ${meaning}, not "${text}".`);
  return value;
}

const kindOf = (text: string) => (text === 'none' || isFaultKind(text) ? text : undefined);
const statusOf = (text: string) => (/^[45]\d\d$/.test(text) ? Number(text) : undefined);
const secondsOf = (text: string) => (/^\d{1,6}$/.test(text) ? Number(text) : undefined);
