import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundle } from '../bench/client/bytes.ts';
import { contactApis } from '../bench/client/contestants/contact-apis.ts';
import { readApis } from '../support/apis.ts';

const generated = path.resolve(import.meta.dirname, '../../generated');
const apis = await readApis();

describe.each(apis)('a browser bundle of one operation of $model.name', ({ model }) => {
  const operation = model.operations.find(({ id }) => id === 'getContact')!;

  test('takes at most 5,000 bytes, minified and gzipped', async () => {
    const { bytes } = await bundle(contactApis.one(model, operation), generated);
    expect(bytes).toBeLessThanOrEqual(5000);
  });

  test('holds no other operation than the one that makes tokens, if there is one', async () => {
    const { code } = await bundle(contactApis.one(model, operation), generated);
    const makers = new Set(Object.values(model.securitySchemes).map((scheme) => scheme['x-token-exchange']?.operation));
    const others = model.operations.filter(({ id }) => id !== operation.id && !makers.has(id));
    expect(code).toContain(`id:"${operation.id}"`);
    expect(others.filter(({ id }) => code.includes(`id:"${id}"`)).map(({ id }) => id)).toEqual([]);
  });

  test('holds nothing that the operation does not use', async () => {
    const { code, modules } = await bundle(contactApis.one(model, operation), generated);
    const unused = /openapi-fetch|validat|dates|revive|xml|paging|download|match|lazy|raw\.ts/;
    expect(modules).toContain(`${model.name}/operations.ts`);
    expect(modules.filter((file) => unused.test(file))).toEqual([]);
    expect(code).not.toMatch(/FormData|URLSearchParams/);
  });
});
