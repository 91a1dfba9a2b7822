import { largestWorld } from '../world/world.ts';

/** What is wrong with a snapshot, and where. */
export interface SnapshotProblem {
  /** Names and indexes, from the snapshot down. */
  readonly path: readonly string[];
  /** Such as `must be a text`. */
  readonly message: string;
}

/** Most problems that are told of at a time. */
const mostProblems = 100;

/** How deep a snapshot may be nested. */
const deepest = 500;

/** Characters of the longest id. */
const longestId = 1000;

/** All that is wrong with a value that is to be a snapshot: one sentence each, with its place as a JSON pointer. */
export function checkSnapshot(value: unknown): string[] {
  return findSnapshotProblems(value).map(toSentence);
}

/** A problem for people. */
export function toSentence({ path, message }: SnapshotProblem): string {
  return `${path.length === 0 ? 'The snapshot' : toPointer(path)} ${message}.`;
}

/** The same, with the places apart. */
export function findSnapshotProblems(value: unknown): SnapshotProblem[] {
  const place = new Place();
  if (!isPlainObject(value)) place.report('must be an object');
  else {
    const { version, world, counters, collections } = value;
    place.within('version', () => version === 1 || place.report('must be 1, the only version there is'));
    place.within('world', () => checkWorld(place, world));
    place.within('counters', () => checkMembers(place, counters, checkCount));
    place.within('collections', () => checkMembers(place, collections, checkRecords));
  }
  return place.problems;
}

/** A place in the snapshot, and the problems found so far. */
class Place {
  readonly problems: SnapshotProblem[] = [];
  readonly path: string[] = [];

  within(name: string | number, check: () => unknown): void {
    this.path.push(String(name));
    check();
    this.path.pop();
  }

  report(message: string): void {
    if (this.problems.length < mostProblems) this.problems.push({ path: [...this.path], message });
  }
}

function checkWorld(place: Place, world: unknown): void {
  if (!isPlainObject(world)) return place.report('must be an object');
  const { seed, contacts } = world;
  place.within('seed', () => typeof seed === 'string' || place.report('must be a text'));
  place.within('contacts', () => checkCount(place, contacts, largestWorld));
}

function checkCount(place: Place, count: unknown, most = Number.MAX_SAFE_INTEGER): void {
  const fits = Number.isInteger(count) && Number(count) >= 0 && Number(count) <= most;
  if (!fits) place.report(`must be a whole number from 0 to ${most}`);
}

function checkMembers(place: Place, value: unknown, check: (place: Place, member: unknown) => void): void {
  if (!isPlainObject(value)) return place.report('must be an object');
  for (const [name, member] of Object.entries(value)) place.within(name, () => check(place, member));
}

function checkRecords(place: Place, records: unknown): void {
  if (!Array.isArray(records)) return place.report('must be an array');
  const seen = new Set<unknown>();
  for (const [index, record] of records.entries()) place.within(index, () => checkRecord(place, record, seen));
}

/** @param seen ids that have a record already; one that is gone may be followed by one that was added again */
function checkRecord(place: Place, entry: unknown, seen: Set<unknown>): void {
  if (!Array.isArray(entry) || entry.length !== 2) return place.report('must be an array of an id and a record');
  const [id, record] = entry as [unknown, unknown];
  place.within(0, () => {
    if (typeof id !== 'string' || id.length > longestId) {
      place.report(`must be a text of at most ${longestId} characters`);
    } else if (seen.has(id)) place.report('must not be there twice');
  });
  if (record === null) return;
  seen.add(id);
  place.within(1, () => (isPlainObject(record) ? checkJson(place, record) : place.report('must be an object or null')));
}

function checkJson(place: Place, value: unknown): void {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value)) return;
  if (!Array.isArray(value) && !isPlainObject(value)) return place.report('must be a JSON value');
  if (place.path.length >= deepest) return place.report(`must not be nested deeper than ${deepest} levels`);
  if (place.problems.length >= mostProblems) return;
  for (const [name, member] of Object.entries(value)) place.within(name, () => checkJson(place, member));
}

/** Also of another realm, which has an `Object.prototype` of its own. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function toPointer(path: readonly string[]): string {
  return path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
