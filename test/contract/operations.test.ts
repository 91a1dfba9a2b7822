import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nameApi } from '../../scripts/client/names.ts';
import { listSignatures, type Signature } from '../../scripts/client/signature.ts';
import type { Operation, Response as ResponseModel } from '../../scripts/model/model.ts';
import { createMock } from '../../scripts/mock/mock.ts';
import type { MockServer } from '../../scripts/mock/server.ts';
import { isJson, isXml } from '../../scripts/spec/media-type.ts';
import { decodeXml, documentResolver } from '../../scripts/xml/index.ts';
import { readApis } from '../support/apis.ts';
import { createValidator } from '../support/validate.ts';
import { createContractClient, exampleCredentials, type CallOperation, type Outcome } from './call.ts';

const apis = await readApis();
let listening: MockServer;

beforeAll(async () => {
  const mock = await createMock({ apis });
  listening = await mock.listen({ port: 0 });
});
afterAll(() => listening.close());

test('the APIs have 108 operations', () => {
  expect(apis.map(({ model }) => [model.name, model.operations.length])).toEqual([
    ['which50', 62],
    ['cxengage', 27],
    ['callab', 19],
  ]);
});

describe.each(apis.map((api) => ({ name: api.model.name, ...api })))('$name', ({ model, document }) => {
  const validate = createValidator(document);
  const resolve = documentResolver(document);
  let call: CallOperation;
  let callAnonymously: CallOperation;

  beforeAll(async () => {
    call = await createContractClient(model, listening.url, exampleCredentials(model));
    callAnonymously = await createContractClient(model, listening.url, {});
  });

  describe.each(listSignatures(model, nameApi(model)).map((signature) => ({ id: signature.operation.id, signature })))(
    '$id',
    ({ signature }) => {
      const { operation } = signature;
      const [success] = operation.responses.filter(({ status }) => /^2\d\d$/.test(status)).toSorted(byStatus);

      test(`gives what the description says of ${success?.status}`, async () => {
        const outcome = await call(signature);
        expect(outcome.error).toBeUndefined();
        expect(outcome.response.status).toBe(Number(success!.status));
        expect(await violations(outcome, success!)).toEqual([]);
      });

      test.each(success!.content)(`gives ${success?.status} as $type when asked to`, async ({ type }) => {
        const { response, error } = await call(signature, { Accept: type });
        expect(isJson(type) ? error : undefined).toBeUndefined();
        expect(response.headers.get('content-type')?.split(';')[0]).toBe(type);
        expect(await bodyViolations(response, success!)).toEqual([]);
      });

      test.each(otherStatuses(operation, success))('gives $status when asked to', async (described) => {
        const outcome = await call(signature, { Prefer: `code=${described.status}` });
        expect(outcome.response.status).toBe(Number(described.status));
        expect(await violations(outcome, described)).toEqual([]);
        expect(outcome.error).toEqual(
          described.status.startsWith('2') ? undefined : apiError(signature, described.status),
        );
      });

      test('gives 401 without credentials, where it asks for any', async () => {
        const { error, response } = await callAnonymously(signature);
        const refused = operation.security.length > 0;
        expect(response.status).toBe(refused ? 401 : Number(success!.status));
        expect(error).toEqual(refused ? apiError(signature, '401') : undefined);
      });
    },
  );

  /** What is wrong with an answer: as it was on the wire, and as the client gives it. */
  async function violations({ response, value }: Outcome, described: ResponseModel): Promise<string[]> {
    const text = await response.clone().text();
    const inJson = isJson(response.headers.get('content-type') ?? '');
    const expected = inJson ? JSON.parse(text) : text || undefined;
    const given = value instanceof Blob ? await value.text() : value;
    const kept = !response.ok || isDeepStrictEqual(given, expected);
    return [...(kept ? [] : ['the client gives another value']), ...(await bodyViolations(response, described))];
  }

  async function bodyViolations(response: Response, { content }: ResponseModel): Promise<string[]> {
    const text = await response.clone().text();
    if (content.length === 0) return text === '' ? [] : [`a body where none is described: ${text}`];
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    const media = content.find((candidate) => candidate.type === type);
    if (!media) return [`content type ${type} is not described`];
    if (text === '') return ['the body is empty'];
    if (media.schema === undefined || !(isJson(type) || isXml(type))) return [];
    const body = isXml(type) ? decodeXml(text, { schema: media.schema }, resolve) : JSON.parse(text);
    return validate(media.schema, body);
  }
});

function otherStatuses({ responses }: Operation, success: ResponseModel | undefined): ResponseModel[] {
  return responses.filter((response) => response !== success && /^\d{3}$/.test(response.status));
}

function byStatus(a: ResponseModel, b: ResponseModel): number {
  return Number(a.status) - Number(b.status);
}

function apiError({ operation }: Signature, status: string): unknown {
  return expect.objectContaining({ name: 'ApiError', operationId: operation.id, status: Number(status) });
}
