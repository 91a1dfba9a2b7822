import { expect, test } from 'vitest';
import { openWhich50 } from './support.ts';

function form(name: string, content: Uint8Array<ArrayBuffer>): FormData {
  const data = new FormData();
  data.append('file', new File([content], name, { type: 'image/png' }));
  return data;
}

test('a file comes back byte for byte', async () => {
  const which50 = await openWhich50();
  const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7919) % 256);
  const { body } = await which50.send('POST', '/files?subFolder=/pictures//2026/', form('été 1.png', bytes));
  expect(body).toEqual({ FilePath: 'pictures/2026/été 1.png' });
  const answer = await which50.get(`/files?filePath=${encodeURIComponent(body.FilePath)}`);
  expect(Buffer.from(answer.bytes).equals(bytes)).toBe(true);
});

test('an empty file is a file', async () => {
  const which50 = await openWhich50();
  await which50.send('POST', '/files', form('empty.txt', new Uint8Array()));
  expect((await which50.get('/files?filePath=empty.txt')).bytes).toHaveLength(0);
});

test.each(['..', 'a/../../b', '..\\b', 'C:\\b', 'C:b', 'a\0b', '.', './a', 'a/.'])(
  'the path %j is refused',
  async (path) => {
    const which50 = await openWhich50();
    const { status, body } = await which50.get(`/files?filePath=${encodeURIComponent(path)}`);
    expect([status, body.Message]).toEqual([400, expect.stringContaining('filePath')]);
    expect(
      (await which50.send('POST', `/files?subFolder=${encodeURIComponent(path)}`, form('a', new Uint8Array()))).status,
    ).toBe(400);
  },
);

test.each(['__proto__', 'constructor', 'toString'])('the name %s is a name like others', async (name) => {
  const which50 = await openWhich50();
  expect((await which50.get(`/files?filePath=${name}`)).status).toBe(404);
  await which50.send('POST', '/files', form(name, new Uint8Array([1])));
  expect((await which50.get(`/files?filePath=${name}`)).bytes).toEqual(new Uint8Array([1]));
});
