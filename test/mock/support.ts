import { expect } from 'vitest';
import { createMock } from '../../scripts/mock/mock.ts';
import type { Mock, MockOptions } from '../../scripts/mock/mock.ts';
import { buildModel } from '../../scripts/model/build.ts';
import type { OpenApiDocument, OperationObject, PathItemObject } from '../../scripts/spec/openapi.ts';

/** A small description; `more` adds to its root. */
export function describeApi(
  paths: Record<string, PathItemObject>,
  more: Partial<OpenApiDocument> = {},
): OpenApiDocument {
  return { openapi: '3.1.1', info: { title: 'Tiny', version: '1' }, paths, ...more };
}

/** A mock of descriptions by name. */
export function mockApis(
  apis: Record<string, OpenApiDocument>,
  options: Omit<MockOptions, 'apis'> = {},
): Promise<Mock> {
  const entries = Object.entries(apis);
  return createMock({
    apis: entries.map(([name, document]) => ({ model: buildModel(name, document), document })),
    ...options,
  });
}

/** A mock of one API named `tiny`. */
export function mockPaths(paths: Record<string, PathItemObject>, more: Partial<OpenApiDocument> = {}): Promise<Mock> {
  return mockApis({ tiny: describeApi(paths, more) });
}

export function send(mock: Mock, path: string, init?: RequestInit): Promise<Response> {
  return mock.fetch(new Request(new URL(path, 'http://mock.test'), init));
}

export function post(mock: Mock, path: string, type: string, body: BodyInit): Promise<Response> {
  return send(mock, path, { method: 'POST', headers: { 'content-type': type }, body });
}

/** An operation that takes a body of one media type and answers 204. */
export function taking(type: string, schema: object, more: OperationObject = {}): OperationObject {
  return {
    requestBody: { required: true, content: { [type]: { schema: { ...schema } } } },
    responses: { 204: { description: 'Taken' } },
    ...more,
  };
}

/** An operation that answers 200 with an example in each media type. */
export function giving(examples: Record<string, unknown>, more: OperationObject = {}): OperationObject {
  const content = Object.fromEntries(Object.entries(examples).map(([type, example]) => [type, { example }]));
  return { responses: { 200: { description: 'Given', content } }, ...more };
}

export interface SeenProblem {
  readonly status: number;
  readonly type: string | null;
  readonly problem: unknown;
  /** Whether the response tells of files or stacks. */
  readonly leaks: boolean;
}

export async function problemOf(response: Response): Promise<SeenProblem> {
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    problem: JSON.parse(text),
    leaks: /\bat \S+:\d+|node_modules|file:|\.[jt]s\b/.test(text) || text.includes(process.cwd()),
  };
}

/** What {@link problemOf} sees in any proper problem. */
export function refused(status: number): unknown {
  const problem = { status, type: expect.any(String), title: expect.any(String), detail: expect.any(String) };
  return { status, type: 'application/problem+json', problem: expect.objectContaining(problem), leaks: false };
}

/** Maps one item after another, each when the one before is done. */
export function inTurn<T, R>(items: readonly T[], map: (item: T) => Promise<R>): Promise<R[]> {
  return items.reduce<Promise<R[]>>(async (before, item) => [...(await before), await map(item)], Promise.resolve([]));
}
