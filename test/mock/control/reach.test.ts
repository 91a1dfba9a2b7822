import { expect, test } from 'vitest';
import { giving, mockPaths } from '../support.ts';

const paths = { '/pets': { get: giving({ 'application/json': [] }) } };

test('where other machines can reach it, the control plane is not there without a token', async () => {
  const mock = await mockPaths(paths);
  const { url } = await mock.listen({ port: 0, host: '0.0.0.0' });
  const { port } = new URL(url);
  expect((await fetch(`http://127.0.0.1:${port}/__mock/openapi.json`)).status).toBe(404);
  expect((await fetch(`http://127.0.0.1:${port}/tiny/pets`)).status).toBe(200);
  await mock.close();
});

test('on this machine alone it is', async () => {
  const mock = await mockPaths(paths);
  const { url } = await mock.listen({ port: 0 });
  expect((await fetch(`${url}/__mock/openapi.json`)).status).toBe(200);
  await mock.close();
});
