import {
  attempt,
  fail,
  fits,
  maxDepth,
  object,
  own,
  pointerTo,
  stop,
  type Check,
  type Issue,
  type Run,
} from './validation.ts';

export function not(value: unknown, run: Run, check: Check): boolean {
  return !fits(value, run, check) || fail(run, 'must not fit a schema that it fits');
}

export function anyOf(value: unknown, run: Run, ...checks: readonly Check[]): void {
  const failed: Issue[][] = [];
  for (const check of checks) {
    const issues = attempt(value, run, check);
    if (issues.length === 0) return;
    failed.push(issues);
  }
  failClosest(run, failed);
}

export function oneOf(value: unknown, run: Run, ...checks: readonly Check[]): void {
  const failed = checks.map((check) => attempt(value, run, check)).filter((issues) => issues.length > 0);
  const fitting = checks.length - failed.length;
  if (fitting === 0) failClosest(run, failed);
  else if (fitting > 1) fail(run, `must fit one schema alone, and fits ${fitting}`);
}

/** Where some case went wrong only further inside, the one with the fewest issues speaks; else all do at once. */
function failClosest(run: Run, cases: readonly Issue[][]): void {
  const whole = cases.map((issues) => issues.find(({ path }) => path === ''));
  const inside = cases.filter((_, index) => !whole[index]);
  const closest = inside.find(({ length }) => inside.every((other) => length <= other.length));
  if (closest) for (const { path, message } of closest) fail(run, message, path);
  else fail(run, [...new Set(whole.map((issue) => issue?.message))].join(' or '));
}

/** Cases of objects told apart by a member that names them. */
export function tagged(value: unknown, run: Run, key: string, cases: Readonly<Record<string, Check>>): void {
  if (!object(value, run)) return;
  const tag = own(value, key);
  if (typeof tag === 'string' && Object.hasOwn(cases, tag)) cases[tag]!(value, run);
  else fail(run, allowed(Object.keys(cases)), pointerTo(key));
}

/** One of the values of an `enum`, or the one of a `const`. */
export function among(value: unknown, run: Run, values: readonly unknown[]): boolean {
  return values.includes(value) || fail(run, allowed(values));
}

/** {@link among}, where arrays or objects are among the values. */
export function equal(value: unknown, run: Run, values: readonly unknown[]): boolean {
  const text = canonical(value, run);
  return values.some((other) => canonical(other, run) === text) || fail(run, allowed(values));
}

function allowed(values: readonly unknown[]): string {
  const shown = values.slice(0, 10).map((value) => JSON.stringify(value));
  return `must be ${values.length > 1 ? 'one of ' : ''}${shown.join(', ')}${values.length > 10 ? ', …' : ''}`;
}

/** A text that equal values share, whatever the order of their members. */
function canonical(value: unknown, run: Run, depth = 0): string {
  if (depth > maxDepth) stop(run);
  if (depth > maxDepth) return '';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, run, depth + 1)).join()}]`;
  const entries = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}:${canonical(item, run, depth + 1)}`,
  );
  entries.sort();
  return `{${entries.join()}}`;
}

export function uniqueItems(value: readonly unknown[], run: Run): boolean {
  const kinds = new Set(value.map((item) => canonical(item, run)));
  return kinds.size === value.length || fail(run, 'must not have two equal items');
}
