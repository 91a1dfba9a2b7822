import { describe, expect, test } from 'vitest';
import type { Operation, Parameter } from '../../../../scripts/model/model.ts';
import { isXml } from '../../../../scripts/spec/media-type.ts';
import { decodeXml, documentResolver } from '../../../../scripts/xml/index.ts';
import { createValidator } from '../../../support/validate.ts';
import { api, openWhich50 } from './support.ts';

const { model, document } = api!;
const validate = createValidator(document);
const resolve = documentResolver(document);

/** An operation, called with the examples of its parameters and one of its bodies. */
interface ExampleCall {
  readonly name: string;
  readonly operation: Operation;
  readonly type: string | undefined;
  readonly body: unknown;
}

const calls = model.operations.flatMap((operation): ExampleCall[] => {
  const { id, requestBody } = operation;
  if (!requestBody) return [{ name: id, operation, type: undefined, body: undefined }];
  return requestBody.content.flatMap(({ type, examples }) =>
    examples.map(({ name, value }) => ({ name: `${id} ${name} as ${type}`, operation, type, body: value })),
  );
});

describe.each([{ strict: false }, { strict: true }])('with strict $strict', async ({ strict }) => {
  const which50 = await openWhich50({ strict });

  test.each(calls)('$name answers a success as described', async ({ name, operation, type, body }) => {
    const session = `${name} ${strict}`.replaceAll(' ', '-');
    for (const accept of ['application/json', 'application/xml;q=0.9, */*;q=0.1']) {
      const answer = await which50.send(operation.method.toUpperCase(), targetOf(operation), sendable(type, body), {
        ...(type && !type.startsWith('multipart') && { 'content-type': type }),
        accept: operation.responses[0]!.content.some((one) => one.type === 'application/json') ? accept : '*/*',
        'x-mock-session': `${session}-${accept.length}`,
      });
      expect(answer).toMatchObject({ status: expect.toSatisfy((status) => status < 300) });
      expect(differences(operation, answer)).toEqual([]);
    }
  });
});

test('one call after another in one session succeeds', async () => {
  const which50 = await openWhich50();
  const statuses: Record<string, number> = {};
  for (const { name, operation, type, body } of calls) {
    const headers: Record<string, string> = type && !type.startsWith('multipart') ? { 'content-type': type } : {};
    const { status } = await which50.send(
      operation.method.toUpperCase(),
      targetOf(operation),
      sendable(type, body),
      headers,
    );
    if (status >= 300) statuses[name] = status;
  }
  expect(statuses).toEqual({});
});

function targetOf({ path, parameters }: Operation): string {
  const target = path.replace(/\{(.*?)\}/g, (_, name: string) =>
    encodeURIComponent(String(parameters.find((one) => one.name === name && one.in === 'path')!.example)),
  );
  const query = parameters.filter((one) => one.in === 'query').flatMap(pairsOf);
  return query.length > 0 ? `${target}?${query.join('&')}` : target;
}

function pairsOf({ name, example }: Parameter): string[] {
  if (example === undefined) return [];
  if (Array.isArray(example)) return [`${name}=${example.map(encodeURIComponent).join(',')}`];
  const pairs = typeof example === 'object' ? Object.entries(example as object) : [[name, example]];
  return pairs.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`);
}

function sendable(type: string | undefined, body: unknown): unknown {
  if (type?.startsWith('multipart')) {
    const form = new FormData();
    for (const [name, value] of Object.entries(body as object)) form.append(name, new File([value], 'contacts.csv'));
    return form;
  }
  if (type?.endsWith('urlencoded')) return new URLSearchParams(body as Record<string, string>).toString();
  return typeof body === 'object' ? JSON.stringify(body) : body;
}

function differences(
  { responses }: Operation,
  { status, type, body }: { status: number; type: string | null; body: unknown },
): string[] {
  const { content } = responses.find((one) => one.status === String(status))!;
  const media = content.find((one) => one.type === type);
  if (content.length === 0 && body === '') return [];
  if (!media) return [`${type} is not described`];
  if (!media.schema || /pdf|octet/.test(type!)) return [];
  return validate(media.schema, isXml(type!) ? decodeXml(body as string, { schema: media.schema }, resolve) : body);
}
