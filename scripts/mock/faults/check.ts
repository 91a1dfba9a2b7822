import { isRecord } from '../../spec/record.ts';
import { Refused } from '../behaviour.ts';
import { tellViolations, type Violation } from '../violation.ts';
import { faultKinds } from './faults.ts';
import { isFaultKind, longestLatency } from './texts.ts';

const demands: Readonly<Record<string, readonly [fits: (value: unknown) => boolean, said: string]>> = {
  latency: [isLatency, `must have min and max from 0 to ${longestLatency} milliseconds`],
  rate: [(value) => isWithin(value, 0, 1), 'must be a number from 0 to 1'],
  kind: [(value) => isFaultKind(String(value)), `must be one of ${faultKinds.join(', ')}`],
  status: [(value) => isWhole(value, 400, 599), 'must be a status code from 400 to 599'],
  retryAfter: [(value) => isWhole(value, 0, 999_999), 'must be a whole number of seconds'],
};

/** @throws Refused with status 400 for what are no faults, such as those of a snapshot that somebody wrote by hand */
export function assertFaults(faults: unknown): void {
  if (!isRecord(faults)) return assertNone([violationAt([], 'must be an object')]);
  const { all = {}, operations = {} } = faults;
  const rules = isRecord(operations) ? Object.entries(operations) : [['operations', operations] as const];
  assertNone([...violationsOf(all, ['all']), ...rules.flatMap(([name, rule]) => violationsOf(rule, [name]))]);
}

/** @throws Refused with status 400 for what is no rule, or has a latency whose ends are the wrong way round */
export function assertRule(rule: unknown): void {
  assertNone(violationsOf(rule, []));
}

function violationsOf(rule: unknown, place: readonly string[]): Violation[] {
  if (!isRecord(rule)) return [violationAt(place, 'must be an object')];
  const wrong = Object.entries(demands).flatMap(([member, [fits, said]]) =>
    rule[member] === undefined || fits(rule[member]) ? [] : [violationAt([...place, member], said)],
  );
  return isBackwards(rule['latency'])
    ? [...wrong, violationAt([...place, 'latency', 'max'], 'must not be less than latency.min')]
    : wrong;
}

function violationAt(place: readonly string[], said: string): Violation {
  const message = ['Request body', ...(place.length > 0 ? ['property', place.join('.')] : []), said].join(' ');
  return { location: ['request', 'body', ...place], severity: 'Error', code: 'fault', message };
}

function assertNone(violations: readonly Violation[]): void {
  if (violations.length > 0) throw new Refused(400, tellViolations(violations), violations);
}

function isLatency(value: unknown): boolean {
  return isRecord(value) && [value['min'], value['max']].every((end) => isWhole(end, 0, longestLatency));
}

function isBackwards(latency: unknown): boolean {
  return isRecord(latency) && Number(latency['max']) < Number(latency['min']);
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && isWithin(value, least, most);
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}
