import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import type { Outgoing } from '../../scripts/mock/behaviour.ts';
import { spanOf } from '../../scripts/mock/control/time.ts';
import { createMock, type Mock, type MockedApi, type MockOptions } from '../../scripts/mock/mock.ts';

/** A scenario file: what is sent to the mock, and what it answers. */
export interface ScenarioFile {
  /** A sentence. */
  readonly scenario: string;
  readonly mock?: Pick<MockOptions, 'strict' | 'contacts' | 'seed'> & { readonly time?: string };
  /** Headers of every request; a step's own come before them. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** A request with its answer, time that passes, or what the mock has sent out by itself since the last such step. */
type Step = SendStep | { readonly advance: string } | { readonly delivered: readonly unknown[] };

interface SendStep {
  /** Method and path. `{name}` stands for what an earlier step kept, here and in headers and bodies. */
  readonly send: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it stands. */
  readonly text?: string;
  /** Sent as multipart/form-data; `{ file, content }` is a file. */
  readonly form?: Readonly<Record<string, string | { readonly file: string; readonly content: string }>>;
  readonly expect?: Expectation;
  /** JSON pointers into the answer, by the name they are kept under. */
  readonly keep?: Readonly<Record<string, string>>;
}

interface Expectation {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Objects may have more members; a text between slashes is a pattern; `null` in place of a member says it is absent or null. */
  readonly body?: unknown;
  /** The whole answer, white space aside. */
  readonly text?: string;
  /** A piece of the answer, white space aside. */
  readonly contains?: string;
}

export function readScenario(text: string): ScenarioFile {
  return parse(text) as ScenarioFile;
}

/** Runs a scenario against a mock of its own. @returns what was otherwise than expected, a line each */
export async function runScenario(file: ScenarioFile, apis: readonly MockedApi[]): Promise<string[]> {
  const { time = '2026-02-01T00:00:00Z', ...options } = file.mock ?? {};
  const clock = { now: Date.parse(time) };
  const delivered: Outgoing[] = [];
  const failures: string[] = [];
  const mock = await createMock({
    apis,
    ...options,
    now: () => clock.now,
    deliver: async (request) => void delivered.push(request),
    onError: (error) => failures.push(`The mock failed: ${String(error)}`),
  });
  const kept: Record<string, string> = {};
  for (const [index, step] of file.steps.entries()) {
    const at = `step ${index + 1}`;
    if ('advance' in step) clock.now += spanOf(step.advance);
    else if ('delivered' in step) {
      const sent = delivered.splice(0).map(({ body, ...request }) => ({ ...request, body: jsonOr(body) }));
      failures.push(...compare(fill(step.delivered, kept), sent, `${at} delivered`));
    } else
      failures.push(...(await runStep({ ...step, headers: { ...file.headers, ...step.headers } }, mock, kept, at)));
  }
  await mock.close();
  return failures;
}

async function runStep(step: SendStep, mock: Mock, kept: Record<string, string>, at: string): Promise<string[]> {
  const { expect, keep = {} } = step;
  const [method = '', target = ''] = (fill(step.send, kept) as string).split(/ (.*)/s);
  const { headers, body } = requestOf(fill(step, kept) as SendStep);
  const response = await mock.fetch(new URL(target, 'http://localhost'), { method, headers, ...(body && { body }) });
  const text = Buffer.from(await response.arrayBuffer()).toString();
  const answer = jsonOr(text);
  for (const [name, pointer] of Object.entries(keep)) kept[name] = String(valueAt(answer, pointer));
  const wanted = fill(expect ?? {}, kept) as Expectation;
  const where = `${at} (${method} ${target})`;
  const failures = [
    ...(wanted.status === undefined ? [] : compare(wanted.status, response.status, `${where} status`)),
    ...Object.entries(wanted.headers ?? {}).flatMap(([name, value]) =>
      compare(value, response.headers.get(name), `${where} header ${name}`),
    ),
    ...('body' in wanted ? compare(wanted.body, answer, `${where} body`) : []),
    ...(wanted.text === undefined ? [] : compare(squeeze(wanted.text), squeeze(text), `${where} text`)),
    ...(wanted.contains === undefined || squeeze(text).includes(squeeze(wanted.contains))
      ? []
      : [`${where}: ${wanted.contains} is not in the answer`]),
  ];
  return failures.length > 0 ? [...failures, `${where} answered ${response.status}: ${text.slice(0, 1000)}`] : [];
}

function requestOf({ headers = {}, body, text, form }: SendStep): { headers: Record<string, string>; body?: BodyInit } {
  if (form) {
    const data = new FormData();
    for (const [name, value] of Object.entries(form)) {
      if (typeof value === 'string') data.append(name, value);
      else data.append(name, new File([value.content], value.file, { type: 'text/plain' }));
    }
    return { headers, body: data };
  }
  if (text !== undefined) return { headers, body: text };
  if (body === undefined) return { headers };
  return { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** Puts what was kept in the place of `{name}`. */
function fill(value: unknown, kept: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') return value.replace(/\{(\w+)\}/g, (whole, name: string) => kept[name] ?? whole);
  if (Array.isArray(value)) return value.map((item) => fill(item, kept));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, fill(member, kept)]));
}

function compare(wanted: unknown, found: unknown, at: string): string[] {
  if (typeof wanted === 'string' && /^\/.*\/$/s.test(wanted)) {
    return new RegExp(wanted.slice(1, -1)).test(String(found))
      ? []
      : [`${at}: ${wanted} does not match ${show(found)}`];
  }
  if (wanted === null)
    return found === null || found === undefined ? [] : [`${at}: nothing expected, found ${show(found)}`];
  if (Array.isArray(wanted) && Array.isArray(found) && wanted.length === found.length) {
    return wanted.flatMap((item, index) => compare(item, found[index], `${at}/${index}`));
  }
  if (isObject(wanted) && isObject(found)) {
    return Object.entries(wanted).flatMap(([name, member]) => compare(member, found[name], `${at}/${name}`));
  }
  return isDeepStrictEqual(wanted, found) ? [] : [`${at}: expected ${show(wanted)}, found ${show(found)}`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueAt(value: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1);
  return keys.reduce((at, key) => (at as Record<string, unknown> | undefined)?.[key], value);
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const squeeze = (text: string): string => text.replace(/\s+/g, '');
const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
