import { describe, expect, test } from 'vitest';
import type { Operation, Parameter } from '../../../../scripts/model/model.ts';
import type { JsonSchema } from '../../../../scripts/spec/openapi.ts';
import { createValidator } from '../../../support/validate.ts';
import { createClient, document, model } from './support.ts';
import type { Answer } from './support.ts';

const validate = createValidator(document);

/** The path of an operation with the examples of its parameters. */
function pathOf({ path, parameters }: Operation): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    exampleOf(parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)!),
  );
  const query = parameters.filter((parameter) => parameter.in === 'query');
  return `${filled}?${query.map((parameter) => `${parameter.name}=${exampleOf(parameter)}`).join('&')}`;
}

function exampleOf({ example }: Parameter): string {
  return [example].flat().map(String).map(encodeURIComponent).join(',');
}

function schemaOf(operation: Operation, status: number): JsonSchema {
  const response = operation.responses.find((one) => one.status === String(status))!;
  return response.content[0]!.schema!;
}

function expectValid(operation: Operation, { status, body }: Answer): void {
  expect(validate(schemaOf(operation, status), body)).toEqual([]);
}

describe.each(model.operations.map((operation) => ({ operation, name: `${operation.method} ${operation.path}` })))(
  '$name',
  ({ operation }) => {
    const none = { name: 'no body', value: undefined as unknown };
    const bodies = operation.requestBody?.content[0]?.examples.map(({ name, value }) => ({ name, value })) ?? [none];

    test.each(bodies)('succeeds with the examples of its parameters and $name', async ({ value }) => {
      const client = await createClient();
      const path = pathOf(operation);
      const answer = await (operation.method === 'get' ? client.get(path) : client.post(path, value));
      expect(answer.body).toMatchObject({ status: 'ok', message: 'ok', data: expect.anything() });
      expectValid(operation, answer);
    });
  },
);

test.each(
  model.operations.filter((operation) => operation.requestBody).map((operation) => ({ operation, id: operation.id })),
)('$id refuses an empty body in the envelope', async ({ operation }) => {
  const client = await createClient();
  const answer = await client.post(pathOf(operation), {});
  expect(answer).toMatchObject({ status: operation.id === 'makeCall' ? 400 : 200, body: { status: 'error' } });
  expectValid(operation, answer);
});
