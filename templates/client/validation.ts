/** One thing wrong with a value. It never tells the value, which may be secret. */
export interface Issue {
  /** JSON pointer (RFC 6901) into the value; empty for the value as a whole. */
  readonly path: string;
  readonly message: string;
}

/** Holds the body of an answer to its description: an empty list when nothing is wrong, else at most 100 issues. */
export type Validator = (value: unknown) => Issue[];

/** What one validation collects. An issue's path starts at the value in hand until {@link validate} ends. */
export interface Run {
  issues: Issue[];
  depth: number;
  steps: number;
}

/** Adds what is wrong with a value to the run. */
export type Check = (value: unknown, run: Run) => void;

/** An object of JSON. */
export type Members = Readonly<Record<string, unknown>>;

const maxIssues = 100;
export const maxDepth = 200;
const maxSteps = 3_000_000;

/** Runs a check from the start. */
export function validate(value: unknown, check: Check): Issue[] {
  const run: Run = { issues: [], depth: 0, steps: 0 };
  check(value, run);
  if (run.steps > maxSteps) fail(run, `is nested deeper than ${maxDepth} levels or takes too long to check`);
  const { issues } = run;
  return issues.filter(({ path, message }, index) => {
    return issues.findIndex((other) => other.path === path && other.message === message) === index;
  });
}

/** Notes an issue; `false`, so that a check can end with it. */
export function fail({ issues }: Run, message: string, path = ''): false {
  if (issues.length < maxIssues) issues.push({ path, message });
  return false;
}

/** Checks what stands at a key of the value in hand, unless that is too deep or too much has been done. */
function at(run: Run, key: string | number, value: unknown, check: Check): void {
  const start = run.issues.length;
  if (run.depth === maxDepth) stop(run);
  if (start === maxIssues || ++run.steps > maxSteps) return;
  run.depth++;
  check(value, run);
  run.depth--;
  for (let index = start; index < run.issues.length; index++) {
    const { path, message } = run.issues[index]!;
    run.issues[index] = { path: pointerTo(key) + path, message };
  }
}

/** Ends a run that goes too deep. */
export function stop(run: Run): void {
  run.steps = maxSteps + 1;
}

export function pointerTo(key: string | number): string {
  return `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`;
}

/** What is wrong with a value by itself. */
export function attempt(value: unknown, run: Run, check: Check): Issue[] {
  const { issues } = run;
  const found: Issue[] = [];
  run.issues = found;
  check(value, run);
  run.issues = issues;
  return found;
}

export function fits(value: unknown, run: Run, check: Check): boolean {
  return attempt(value, run, check).length === 0;
}

export function never(_value: unknown, run: Run): boolean {
  return fail(run, 'must not be there');
}

export function nothing(value: unknown, run: Run): value is null {
  return value === null || fail(run, 'must be null');
}

export function boolean(value: unknown, run: Run): value is boolean {
  return typeof value === 'boolean' || fail(run, 'must be a boolean');
}

export function number(value: unknown, run: Run): value is number {
  return Number.isFinite(value) || fail(run, 'must be a number');
}

export function integer(value: unknown, run: Run): value is number {
  return Number.isInteger(value) || fail(run, 'must be an integer');
}

export function minimum(value: number, run: Run, limit: number): boolean {
  return value >= limit || fail(run, `must be at least ${limit}`);
}

export function maximum(value: number, run: Run, limit: number): boolean {
  return value <= limit || fail(run, `must be at most ${limit}`);
}

export function above(value: number, run: Run, limit: number): boolean {
  return value > limit || fail(run, `must be more than ${limit}`);
}

export function below(value: number, run: Run, limit: number): boolean {
  return value < limit || fail(run, `must be less than ${limit}`);
}

/** Exact for decimal fractions too: 0.3 is a multiple of 0.1. */
export function multipleOf(value: number, run: Run, divisor: number): boolean {
  const [[a, powerOfA], [b, powerOfB]] = [decimal(value), decimal(divisor)];
  const power = Math.min(powerOfA, powerOfB);
  const rest = (a * 10n ** BigInt(powerOfA - power)) % (b * 10n ** BigInt(powerOfB - power));
  return rest === 0n || fail(run, `must be a multiple of ${divisor}`);
}

/** A number as an integer and the power of ten that it is times. */
function decimal(value: number): [bigint, number] {
  const [digits = '', power] = value.toExponential().split('e');
  const [whole, fraction = ''] = digits.split('.');
  return [BigInt(whole + fraction), Number(power) - fraction.length];
}

export function string(value: unknown, run: Run): value is string {
  return typeof value === 'string' || fail(run, 'must be a string');
}

export function minLength(value: string, run: Run, limit: number): boolean {
  return value.length >= 2 * limit || lengthOf(value) >= limit || fail(run, `must have at least ${limit} characters`);
}

export function maxLength(value: string, run: Run, limit: number): boolean {
  return value.length <= limit || lengthOf(value) <= limit || fail(run, `must have at most ${limit} characters`);
}

/** Counts a pair of surrogates as the one character that it is. */
function lengthOf(text: string): number {
  return text.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, '_').length;
}

export function pattern(value: string, run: Run, regex: RegExp): boolean {
  return regex.test(value) || fail(run, `must match ${regex.source}`);
}

export function array(value: unknown, run: Run): value is readonly unknown[] {
  return Array.isArray(value) || fail(run, 'must be an array');
}

export function items(value: readonly unknown[], run: Run, check: Check, from = 0): void {
  for (let index = from; index < value.length; index++) at(run, index, value[index], check);
}

export function contains(value: readonly unknown[], run: Run, check: Check, min = 1, max = Infinity): boolean {
  const found = value.filter((item) => fits(item, run, () => at(run, 0, item, check))).length;
  if (found < min) return fail(run, `must contain at least ${min} items of a kind, and has ${found}`);
  return found <= max || fail(run, `must contain at most ${max} items of a kind, and has ${found}`);
}

export function minItems(value: readonly unknown[], run: Run, limit: number): boolean {
  return value.length >= limit || fail(run, `must have at least ${limit} items`);
}

export function maxItems(value: readonly unknown[], run: Run, limit: number): boolean {
  return value.length <= limit || fail(run, `must have at most ${limit} items`);
}

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function object(value: unknown, run: Run): value is Members {
  return isObject(value) || fail(run, 'must be an object');
}

/** A member by a name that every object inherits something by. */
export function own(value: Members, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

export function required(run: Run, key: string, value: unknown, check?: Check): void {
  if (value === undefined) fail(run, 'is missing', pointerTo(key));
  else if (check) at(run, key, value, check);
}

export function optional(run: Run, key: string | number, value: unknown, check: Check): void {
  if (value !== undefined) at(run, key, value, check);
}

/** Checks the members that are neither known nor match a pattern. */
export function additional(
  value: Members,
  run: Run,
  check: Check,
  known: readonly string[] = [],
  patterns: readonly RegExp[] = [],
): void {
  for (const key of Object.keys(value)) {
    if (!known.includes(key) && !patterns.some((regex) => regex.test(key))) at(run, key, value[key], check);
  }
}

/** The members known in any case, and those known where a check finds nothing wrong. */
export function seen(
  value: Members,
  run: Run,
  known: readonly string[],
  ...cases: readonly (readonly [Check, readonly string[]])[]
): string[] {
  return [...known, ...cases.flatMap(([check, names]) => (fits(value, run, check) ? names : []))];
}

export function patternProperties(value: Members, run: Run, regex: RegExp, check: Check): void {
  for (const key of Object.keys(value)) if (regex.test(key)) at(run, key, value[key], check);
}

export function propertyNames(value: Members, run: Run, check: Check): void {
  for (const key of Object.keys(value)) at(run, key, key, check);
}

export function minProperties(value: Members, run: Run, limit: number): boolean {
  return Object.keys(value).length >= limit || fail(run, `must have at least ${limit} members`);
}

export function maxProperties(value: Members, run: Run, limit: number): boolean {
  return Object.keys(value).length <= limit || fail(run, `must have at most ${limit} members`);
}
