import { expect, test } from 'vitest';
import { createRandom } from '../../../scripts/mock/world/random.ts';
import { buildModel } from '../../../scripts/model/build.ts';
import type { OpenApiDocument } from '../../../scripts/spec/openapi.ts';
import { readApis } from '../../support/apis.ts';
import { differences, explain, type Disagreement } from './differences.ts';
import { fixture30, fixture31 } from './fixtures.ts';
import { createOurs } from './ours.ts';
import type { PlainRequest } from './request.ts';
import { createRequests } from './requests.ts';
import { createStock } from './stock.ts';

/** How many times more requests than usual. */
const share = Number(process.env['DIFFERENTIAL_TIMES'] ?? 1);
const seed = process.env['DIFFERENTIAL_SEED'] ?? '1';

interface Comparison {
  readonly name: string;
  readonly compared: Readonly<Record<string, number>>;
  readonly disagreements: readonly Disagreement[];
}

/** @param rounds requests to each operation */
async function compare(name: string, document: OpenApiDocument, rounds: number): Promise<Comparison> {
  const model = buildModel(name, document);
  const [askStock, askOurs] = [await createStock(document), createOurs(model, document)];
  const compared: Record<string, number> = {};
  const disagreements: Disagreement[] = [];
  const requests = model.operations.flatMap((operation) => {
    const make = createRequests(model, document, createRandom(`${seed} ${name} ${operation.id}`));
    return Array.from({ length: rounds * share }, () => make(operation));
  });
  for (const request of requests) {
    const [stock, ours] = await Promise.all([askStock(request), askOurs(request)]);
    compared[stock.kind] = (compared[stock.kind] ?? 0) + 1;
    const isSame = stock.kind === ours.kind && stock.places.join() === ours.places.join();
    if (!isSame) disagreements.push({ document, request, stock, ours });
  }
  return { name, compared, disagreements };
}

const comparisons: Comparison[] = [];
for (const { model, document } of await readApis()) comparisons.push(await compare(model.name, document, 60));
comparisons.push(await compare('openapi-3.1', fixture31, 400), await compare('openapi-3.0', fixture30, 150));

test.each(comparisons)(
  '$name: stock Prism finds the same in every request, intended differences aside',
  ({ disagreements }) => {
    const unexplained = disagreements.filter((one) => explain(one).length === 0);
    expect(unexplained.slice(0, 5).map(tell)).toEqual([]);
  },
);

test.each(comparisons)('$name: both valid and invalid requests are compared', ({ compared }) => {
  expect(compared['valid']).toBeGreaterThan(100);
  expect(compared['invalid']).toBeGreaterThan(100);
});

const causes = new Set(
  comparisons
    .flatMap(({ disagreements }) => disagreements.map(explain))
    .flatMap((accounting) => (accounting.length === 1 ? accounting : [])),
);

test.each(differences)('it differs: $name', (difference) => {
  expect(causes).toContain(difference);
});

function tell({ request, stock, ours }: Disagreement): unknown {
  const { operation, ...sent } = request as PlainRequest;
  return { operation: `${operation.method} ${operation.path}`, ...sent, stock, ours };
}
