import { Command } from 'commander';
import { Hono } from 'hono';
import { startPage } from '../docs/start-page.ts';
import { createMock } from '../mock/mock.ts';
import type { OutputFile } from '../output.ts';
import { generateFiles, type CompiledApi } from '../pipeline.ts';
import { joinAll } from '../spec/join.ts';
import { compileProject, makerOf } from './compile.ts';
import { docsFiles } from './docs.ts';
import { progress } from './io.ts';
import {
  configOption,
  hostOption,
  outputOption,
  portOption,
  type ListenOptions,
  type OutputOptions,
} from './options.ts';
import { assertFree, listenUntilStopped, reportMockError } from './serve.ts';
import { carryOut, outputFolder, planRun, refuseForeign } from './write.ts';

type StartOptions = ListenOptions & Pick<OutputOptions, 'config' | 'output'>;

/** `contact-apis start`: generates everything, then serves the mock and the docs on one address. */
export function startCommand(): Command {
  return new Command('start')
    .description('generate everything, then serve the mock and the docs on one address')
    .addOption(portOption())
    .addOption(hostOption())
    .addOption(outputOption())
    .addOption(configOption())
    .action(async ({ config, output: given, ...address }: StartOptions) => {
      await assertFree(address);
      progress('Checking and bundling the descriptions …');
      const { project, compiled } = await compileProject(config);
      progress('Generating clients and docs …');
      const joined = await joinAll(project, compiled);
      const [generated, docs] = await Promise.all([generateFiles(compiled, joined), docsFiles(compiled, joined)]);
      const output = outputFolder(project, given);
      const files = [...generated, ...docs.map((file) => ({ ...file, path: `docs/${file.path}` }))];
      const plan = await planRun({ output, files, maker: makerOf(project, compiled) });
      refuseForeign(plan);
      await carryOut(plan);
      progress(`${plan.stale.size} files changed in ${output}.`);
      const mock = await createMock({ apis: compiled, onError: reportMockError });
      await listenUntilStopped(createSite(compiled, docs, mock.fetch), address, (url) => {
        progress(`Start page, docs and mock: ${url}`);
      });
    });
}

/** The start page at `/`, the docs under `/docs/`, and the mock everywhere else. */
function createSite(
  compiled: readonly CompiledApi[],
  docs: readonly OutputFile[],
  mock: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  const files = new Map(docs.map((file) => [`/docs/${file.path}`, file]));
  const site = new Hono();
  site.get('/', (context) =>
    context.html(
      startPage({
        apis: compiled.map((api) => startPageApi(api, context.req.url)),
        hasJoined: files.has('/docs/openapi.json'),
      }),
    ),
  );
  site.get('/docs', (context) => context.redirect('/docs/'));
  site.get('/docs/*', (context) => {
    const { path } = context.req;
    const file = files.get(path.endsWith('/') ? `${path}index.html` : path);
    if (!file) return files.has(`${path}/index.html`) ? context.redirect(`${path}/`) : context.notFound();
    return context.body(file.content, 200, { 'Content-Type': contentType(file.path) });
  });
  site.all('*', (context) => mock(context.req.raw));
  return async (request) => site.fetch(request);
}

function startPageApi({ model }: CompiledApi, url: string): Parameters<typeof startPage>[0]['apis'][number] {
  const { origin } = new URL(url);
  const basePaths = model.servers.flatMap(({ basePath }) => basePath || []);
  return { model, baseUrls: [`${origin}/${model.name}`, ...new Set(basePaths.map((basePath) => origin + basePath))] };
}

function contentType(path: string): string {
  return path.endsWith('.json') ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8';
}
