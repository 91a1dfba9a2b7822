import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { giving } from '../support.ts';
import { engineOf } from './support.ts';

const { cache } = createRequire(import.meta.url);
const isPrismLoaded = (): boolean => Object.keys(cache).some((file) => /prism-http\/dist\/mocker/.test(file));

test('Prism, which takes long to load, is loaded when it is to describe a response, and not before', async () => {
  const { engine, operation, read } = engineOf({
    ...giving({ 'application/json': 1 }),
    requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
  });
  await read({ headers: { 'content-type': 'application/json' }, body: '{}' });
  engine.write(operation, 200, engine.negotiate(operation, 200, undefined)!, {});
  expect(isPrismLoaded()).toBe(false);
  await engine.describe(operation, undefined, {});
  expect(isPrismLoaded()).toBe(true);
});
