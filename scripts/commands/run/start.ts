import type { CompiledApi } from '../../compile.ts';
import { startPage } from '../../docs/start-page.ts';
import type { Message, Reply } from '../../mock/message.ts';
import { createMock } from '../../mock/mock.ts';
import type { OutputFile } from '../../output.ts';
import { generateFiles } from '../../pipeline.ts';
import { joinAll } from '../../spec/join.ts';
import { compileProject, makerOf } from '../compile.ts';
import { openControlPage } from '../control-page.ts';
import { progress } from '../io.ts';
import { assertFree, listenUntilStopped, reportMockError } from '../serve.ts';
import type { StartOptions } from '../start.ts';
import { carryOut, outputFolder, planRun, refuseForeign } from '../write.ts';
import { docsFiles } from './docs.ts';

/** Generates everything, then serves until it is stopped. */
export async function runStart({ config, output: given, ...address }: StartOptions): Promise<void> {
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
  const { token, addressAt } = openControlPage(address);
  const mock = await createMock({
    apis: compiled,
    onError: reportMockError,
    ...(token !== undefined && { token }),
  });
  await listenUntilStopped(mock, { ...address, pages: createPages(compiled, docs) }, (url) => {
    progress(`Start page, docs and mock: ${url}`);
    progress(`Control page of the mock: ${addressAt(url)}`);
  });
  await mock.close();
}

/** The start page at `/`, and the docs under `/docs/`. */
function createPages(
  compiled: readonly CompiledApi[],
  docs: readonly OutputFile[],
): (message: Message) => Reply | undefined {
  const files = new Map(docs.map((file) => [`/docs/${file.path}`, file.content]));
  return ({ method, path, headers }) => {
    if (method !== 'GET' && method !== 'HEAD') return undefined;
    if (path === '/') {
      const apis = compiled.map((api) => startPageApi(api, `http://${headers['host'] ?? 'localhost'}`));
      return page('index.html', startPage({ apis, hasJoined: files.has('/docs/openapi.json') }));
    }
    if (path !== '/docs' && !path.startsWith('/docs/')) return undefined;
    const file = path.endsWith('/') ? `${path}index.html` : path;
    const content = files.get(file);
    if (content !== undefined) return page(file, content);
    return files.has(`${path}/index.html`)
      ? { status: 302, headers: { location: `${path}/` }, body: undefined }
      : { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `There is no page ${path}.\n` };
  };
}

function startPageApi({ model }: CompiledApi, origin: string): Parameters<typeof startPage>[0]['apis'][number] {
  const basePaths = model.servers.flatMap(({ basePath }) => basePath || []);
  return { model, baseUrls: [`${origin}/${model.name}`, ...new Set(basePaths.map((basePath) => origin + basePath))] };
}

function page(file: string, content: string): Reply {
  const type = file.endsWith('.json') ? 'application/json' : 'text/html';
  return { status: 200, headers: { 'content-type': `${type}; charset=utf-8` }, body: content };
}
