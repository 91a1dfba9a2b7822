import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Operation } from '../../../../scripts/model/model.ts';
import type { JsonSchema } from '../../../../scripts/spec/openapi.ts';
import { createValidator } from '../../../support/validate.ts';
import { campaignId, createClient, document, model } from './support.ts';

const validate = createValidator(document);
const writes = model.operations.filter(({ requestBody }) => requestBody !== undefined);
const reads = [
  '/v1/calls/query?per_page=1000',
  '/campaign/list',
  '/v1/campaigns/by-workspace/default',
  '/v1/users/all',
];

/** Example bodies of an operation in which some members are other values, and some are new. */
function bodiesOf(operation: Operation): fc.Arbitrary<unknown> {
  const examples = operation.requestBody!.content[0]!.examples.map(({ value }) => value as object);
  const members = Object.keys((operation.requestBody!.content[0]!.schema as { properties?: object }).properties ?? {});
  const names = fc.oneof(fc.constantFrom(...examples.flatMap(Object.keys), ...members), fc.string());
  const values = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom(
      '',
      ' ',
      'x'.repeat(300),
      null,
      true,
      -1,
      0,
      1.5,
      1e300,
      [],
      [null],
      [['vip']],
      {},
      '25:00',
      '2026-02-30',
    ),
  );
  return fc
    .tuple(fc.constantFrom(...examples), fc.array(fc.tuple(names, values), { maxLength: 3 }))
    .map(([example, changes]) => ({ ...example, ...Object.fromEntries(changes) }));
}

function answerSchema(path: string, status: number): JsonSchema {
  const operation = model.operations.find((one) => one.path.replace(/\{\w+\}$/, '') === path)!;
  return operation.responses.find((response) => response.status === String(status))!.content[0]!.schema!;
}

test.each(writes.map((operation) => ({ id: operation.id, operation })))(
  'whatever the body of $id, the answer is as described, and so is all that is read later',
  async ({ operation }) => {
    const client = await createClient({ contacts: 5 });
    const path = operation.path.replace('{id}', campaignId);
    await fc.assert(
      fc.asyncProperty(bodiesOf(operation), async (body) => {
        const { status, body: answer } = await client.post(path, body);
        expect(validate(answerSchema(operation.path.replace('{id}', ''), status), answer)).toEqual([]);
      }),
      { numRuns: 300 },
    );
    for (const read of reads) {
      const { body } = await client.get(read);
      const described = read.replace(/\?.*/, '').replace('/default', '/');
      expect(validate(answerSchema(described, 200), body)).toEqual([]);
    }
  },
);
