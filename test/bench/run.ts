import { installPeers } from './install.ts';

/** What `npm run bench -- <name>` can run; each reads its own options. */
const benchmarks: Readonly<Record<string, () => Promise<{ run(args: string[]): Promise<void> }>>> = {
  client: () => import('./client/run.ts'),
  mock: () => import('./mock/run.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const load = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
if (load) {
  installPeers();
  const { run } = await load();
  await run(args);
} else {
  process.stderr.write(`Usage: npm run bench -- ${Object.keys(benchmarks).join('|')} [options]\n`);
  process.exitCode = 2;
}
