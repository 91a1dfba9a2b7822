import { describe, expect, test } from 'vitest';
import type { Operation, Parameter } from '../../../../scripts/model/model.ts';
import { createValidator } from '../../../support/validate.ts';
import { api, openCxEngage } from './support.ts';

const { model, document } = api;
const validate = createValidator(document);

/** An operation, called with the examples of its parameters and one of its bodies. */
interface ExampleCall {
  readonly name: string;
  readonly operation: Operation;
  readonly body: unknown;
}

const calls = model.operations.flatMap((operation): ExampleCall[] => {
  const examples = operation.requestBody?.content[0]?.examples ?? [{ name: '', value: undefined }];
  return examples.map(({ name, value }) => ({ name: `${operation.id} ${name}`, operation, body: value }));
});

describe.each([{ strict: false }, { strict: true }])('with strict $strict', async ({ strict }) => {
  const cxengage = await openCxEngage({ strict });
  const headers = { authorization: 'Token mock-token' };

  test.each(calls)('$name answers a success as described', async ({ name, operation, body }) => {
    const answer = await cxengage.send(operation.method.toUpperCase(), targetOf(operation), body, {
      ...headers,
      'x-mock-session': `${name}${strict}`.replaceAll(' ', '-'),
    });
    expect(answer).toMatchObject({ status: expect.toSatisfy((code) => code < 300) });
    expect(differences(operation, answer.status, answer.body)).toEqual([]);
  });
});

test('one call after another in one session succeeds, deletions aside', async () => {
  const cxengage = await openCxEngage();
  const statuses: Record<string, number> = {};
  for (const { name, operation, body } of calls.filter(
    ({ operation: { id } }) => !['deleteContact', 'mergeContacts'].includes(id),
  )) {
    const { status } = await cxengage.send(operation.method.toUpperCase(), targetOf(operation), body);
    if (status >= 300) statuses[name] = status;
  }
  // The example creates a policy number and then puts the one of old to use again.
  expect(statuses).toEqual({ 'updateContactAttribute policyNumber': 400 });
});

function targetOf(operation: Operation): string {
  const placed = (place: Parameter['in']): Parameter[] => operation.parameters.filter((one) => one.in === place);
  const path = placed('path').reduce(
    (target, { name, example }) => target.replace(`{${name}}`, encodeURIComponent(String(example))),
    operation.path,
  );
  const query = placed('query').flatMap(({ name, example }): string[][] =>
    typeof example === 'object' ? Object.entries(example as Record<string, string>) : [[name, String(example)]],
  );
  return `${path}?${new URLSearchParams(query)}`;
}

function differences({ responses }: Operation, status: number, body: unknown): string[] {
  const response = responses.find((one) => one.status === String(status));
  if (!response) return [`status ${status} is not described`];
  return validate(response.content[0]!.schema!, body);
}
