import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runRedocly } from '../../scripts/spec/redocly.ts';
import { readApis } from '../support/apis.ts';

test.each(await readApis())('redocly scores the bundle of $model.name at 90 or more', async ({ file }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'score-'));
  const report = JSON.parse(await runRedocly(['score', file, '--format', 'json'], folder)) as {
    agentReadiness: number;
  };
  expect(report.agentReadiness).toBeGreaterThanOrEqual(90);
});
