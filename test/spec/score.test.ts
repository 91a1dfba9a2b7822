import { expect, test } from 'vitest';
import { runRedocly } from '../../scripts/spec/redocly.ts';
import { readApis } from '../support/apis.ts';
import { temporaryFolder } from '../support/folder.ts';

test.each(await readApis())('redocly scores the bundle of $model.name at 90 or more', async ({ file }) => {
  const report = JSON.parse(await runRedocly(['score', file, '--format', 'json'], await temporaryFolder())) as {
    agentReadiness: number;
  };
  expect(report.agentReadiness).toBeGreaterThanOrEqual(90);
});
