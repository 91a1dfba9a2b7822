import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { measureCoverage } from '../../scripts/model/coverage.ts';
import { readApis } from '../support/apis.ts';

const apis = await readApis();

test.each(apis)('every endpoint known of $model.name is described, and nothing else', async ({ model }) => {
  const file = path.resolve(import.meta.dirname, `endpoints/${model.name}.yaml`);
  const endpoints = parse(await readFile(file, 'utf8')) as string[];
  const coverage = measureCoverage(model, endpoints);
  expect(coverage.missing).toEqual([]);
  expect(coverage.operations).toBe(endpoints.length);
  expect(Object.values(coverage.levels).reduce((sum, count) => sum + count)).toBe(endpoints.length);
});

test('an endpoint that is not described is named', () => {
  const { model } = apis[0]!;
  expect(measureCoverage(model, ['GET /contacts/{contactId}', 'PUT /nowhere']).missing).toEqual(['PUT /nowhere']);
});
