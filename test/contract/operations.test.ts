import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nameApi } from '../../scripts/client/names.ts';
import { listSignatures, type Signature } from '../../scripts/client/signature.ts';
import type { Example, Operation, Response as ResponseModel } from '../../scripts/model/model.ts';
import { createMock, type Mock } from '../../scripts/mock/mock.ts';
import type { MockServer } from '../../scripts/mock/server.ts';
import { isJson, isXml } from '../../scripts/spec/media-type.ts';
import type { ErrorEnvelope } from '../../scripts/spec/extensions.ts';
import type { HttpError } from '../../templates/client/index.ts';
import { decodeXml, documentResolver } from '../../scripts/xml/index.ts';
import { readApis } from '../support/apis.ts';
import { createValidator } from '../support/validate.ts';
import { createContractClient, exampleCredentials, type ContractClient, type Outcome } from './call.ts';

const apis = await readApis();
let mock: Mock;
let listening: MockServer;

beforeAll(async () => {
  mock = await createMock({ apis });
  listening = await mock.listen({ port: 0 });
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

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
  let client: ContractClient;
  let anonymous: ContractClient;

  beforeAll(async () => {
    client = await createContractClient(model, listening.url, exampleCredentials(model));
    anonymous = await createContractClient(model, listening.url, {});
  });

  describe.each(listSignatures(model, nameApi(model)).map((signature) => ({ id: signature.operation.id, signature })))(
    '$id',
    ({ signature }) => {
      const { operation } = signature;
      const [success] = operation.responses.filter(({ status }) => /^2\d\d$/.test(status)).toSorted(byStatus);

      const failing = errorExamples(operation, success!);

      test.each(['method', 'standalone', 'result'] as const)(
        'gives what the description says of a success, by %s',
        async (way) => {
          const outcome = await client[way](signature);
          expect(outcome.error).toBeUndefined();
          const given = operation.responses.find(({ status }) => status === String(outcome.response.status));
          expect(given?.status).toMatch(/^2/);
          expect(await violations(signature, outcome, given!)).toEqual([]);
        },
      );

      test.each(success!.content)(`gives ${success?.status} as $type when asked to`, async ({ type }) => {
        const { response, error } = await client.method(signature, { Accept: type });
        expect(isJson(type) ? error : undefined).toBeUndefined();
        expect(response.headers.get('content-type')?.split(';')[0]).toBe(type);
        expect(await bodyViolations(response, success!)).toEqual([]);
      });

      test.each(otherStatuses(operation, success))('gives $status when asked to', async (described) => {
        const { status } = described;
        const prefer = { Prefer: `code=${status}` };
        const outcome = await client.method(signature, prefer);
        const { response, error, elsewhere } = outcome;
        expect(response.status).toBe(Number(status));
        expect(await violations(signature, outcome, described)).toEqual([]);
        const location = response.headers.get('location');
        expect(elsewhere.map(({ url, headers }) => [url, headers.get('authorization')])).toEqual(
          location === null ? [] : [[location, null]],
        );
        const refused = httpError(signature, location === null ? status : '404');
        expect(error).toEqual(status.startsWith('2') ? undefined : refused);
        expect((await client.result(signature, prefer)).error).toEqual(error && refused);
        const body = status.startsWith('2') || location !== null ? undefined : await bodyOf(response);
        expect((error as HttpError | undefined)?.body).toEqual(body);
      });

      test.each(failing)('throws for the success $name, which says that it failed', async ({ name, value }) => {
        const { error, response } = await client.method(signature, { Prefer: `example=${name}` });
        expect(response.status).toBe(200);
        expect(error).toEqual(
          expect.objectContaining({ name: 'EnvelopeError', operationId: operation.id, body: value }),
        );
      });

      test('gives 401 without credentials, where it asks for any', async () => {
        const { error, response } = await anonymous.method(signature);
        const refused = operation.security.length > 0;
        expect(response.status).toBe(refused ? 401 : Number(success!.status));
        expect(error).toEqual(refused ? httpError(signature, '401') : undefined);
      });
    },
  );

  /** What is wrong with an answer: as it was on the wire, and as the client gives it. */
  async function violations(
    { operation, answer }: Signature,
    { response, value }: Outcome,
    described: ResponseModel,
  ): Promise<string[]> {
    const body = await bodyOf(response);
    const given = value instanceof Blob ? (await value.text()) || undefined : value;
    const expected = answer === 'json' && operation.errorEnvelope ? payloadOf(body, operation.errorEnvelope) : body;
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

/** The class of a refusal, by the first digit of its status. */
const classes: Readonly<Record<string, string>> = { 3: 'RedirectError', 4: 'RequestError', 5: 'ServerError' };

function httpError({ operation }: Signature, status: string): unknown {
  const name = classes[status[0]!];
  return expect.objectContaining({ name, operationId: operation.id, status: Number(status), attempts: 1 });
}

/** JSON parsed, other text as it is, `undefined` for nothing. */
async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.clone().text();
  return isJson(response.headers.get('content-type') ?? '') ? (JSON.parse(text) as unknown) : text || undefined;
}

/** Examples of a success whose envelope says that it failed. */
function errorExamples({ errorEnvelope }: Operation, { content }: ResponseModel): Example[] {
  if (!errorEnvelope) return [];
  return content
    .flatMap(({ type, examples }) => (type === 'application/json' ? examples : []))
    .filter(({ value }) => errorEnvelope.error.includes(String(memberAt(value, errorEnvelope.status))));
}

const payloadOf = (body: unknown, { data }: ErrorEnvelope): unknown => memberAt(body, data);

function memberAt(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce((place, key) => (place as Record<string, unknown> | undefined)?.[key], value);
}
