import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readApis } from '../support/apis.ts';

const manifest = createRequire(import.meta.url).resolve('@stoplight/prism-cli/package.json');
const prism = path.join(path.dirname(manifest), 'dist/index.js');

const requests: Record<string, { path: string; authorization: string }> = {
  which50: { path: '/contactLists', authorization: `Basic ${btoa('ann:secret')}` },
  cxengage: { path: '/v1/tenants/2336d1ec-c956-47e1-b3b1-fe8fde81b2b4/contacts', authorization: 'Token secret' },
  callab: { path: '/v1/webhooks', authorization: 'Bearer secret' },
};

test.each(await readApis())(
  'stock `prism mock` serves the bundle of $model.name as it stands',
  async ({ file, model }) => {
    const port = await freePort();
    const child = spawn(process.execPath, [prism, 'mock', file, '--port', String(port), '--host', '127.0.0.1']);
    try {
      await new Promise<void>((resolve, reject) => {
        let output = '';
        const listen = (chunk: Buffer): void => {
          output += chunk.toString();
          if (output.includes('Prism is listening')) resolve();
        };
        child.stdout.on('data', listen);
        child.stderr.on('data', listen);
        child.on('error', reject).on('exit', (code) => reject(new Error(`prism ended with ${code}:\n${output}`)));
      });
      const { path: route, authorization } = requests[model.name]!;
      const response = await fetch(`http://127.0.0.1:${port}${route}`, {
        headers: { authorization, accept: 'application/json' },
      });
      expect(response.status).toBe(200);
      expect(await response.json()).toBeDefined();
      expect(response.headers.get('sl-violations')).toBeNull();
    } finally {
      child.removeAllListeners('exit').kill();
    }
  },
);

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
