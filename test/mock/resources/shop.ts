import { createMock, type Mock, type MockOptions } from '../../../scripts/mock/mock.ts';
import { buildModel } from '../../../scripts/model/build.ts';
import type { OpenApiDocument } from '../../../scripts/spec/openapi.ts';

/** A mock of one API named `shop`, whose clock stands at the second of January 2026 until a test moves it. */
export function mockShop(
  description: Omit<Partial<OpenApiDocument>, 'paths'> & { readonly paths?: object },
  options: Partial<MockOptions> = {},
): Promise<Mock> {
  const document = { openapi: '3.1.1', info: { title: 'Shop', version: '1' }, ...description } as OpenApiDocument;
  return createMock({
    apis: [{ model: buildModel('shop', document), document }],
    now: () => Date.UTC(2026, 0, 2),
    onError: (error) => {
      throw error;
    },
    ...options,
  });
}

/** What a call is answered with; `body` is the JSON value, or the text of what is none. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** Calls the API, with a JSON body where one is given. */
export async function call(mock: Mock, method: string, path: string, body?: unknown): Promise<Answer> {
  const content = { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await mock.fetch(`http://mock.test/shop${path}`, { method, ...(body !== undefined && content) });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
}

/** A response with a JSON body. */
export function json(schema: object, example?: unknown): object {
  return {
    description: 'Answered',
    content: { 'application/json': { schema, ...(example !== undefined && { example }) } },
  };
}

/** A JSON request body. */
export function sends(schema: object): object {
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

/** A query parameter. */
export function query(name: string, schema: object): { name: string; in: string; schema: object } {
  return { name, in: 'query', schema };
}

/** A path parameter. */
export function inPath(name: string, type = 'integer'): { name: string; in: string; required: true; schema: object } {
  return { name, in: 'path', required: true, schema: { type } };
}
