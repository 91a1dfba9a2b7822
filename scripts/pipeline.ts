import { emitApi, emitRuntime } from './client/emit.ts';
import { buildModel } from './model/build.ts';
import type { ApiModel } from './model/model.ts';
import type { OutputFile } from './output.ts';
import { bundleChecked, bundlePath, toJson, type Bundle } from './spec/bundle.ts';
import { joinBundles, joinedPath } from './spec/join.ts';
import type { Api, Project } from './spec/project.ts';

/** An API ready for emitters, docs and mock. */
export interface CompiledApi extends Bundle {
  readonly model: ApiModel;
}

/**
 * Lints, bundles and models APIs.
 * @throws DescriptionError with every problem found, before anything is written
 */
export async function compile(project: Project, apis: readonly Api[]): Promise<CompiledApi[]> {
  const bundles = await bundleChecked(project, apis);
  return bundles.map((bundle) => ({ ...bundle, model: buildModel(bundle.api, bundle.document) }));
}

/** The bundle of each API and, when all of several are there, the document that joins them. */
export async function bundleFiles(project: Project, compiled: readonly CompiledApi[]): Promise<OutputFile[]> {
  const files = compiled.map(({ api, json }) => ({ path: bundlePath(api), content: json }));
  return compiled.length > 1 && compiled.length === project.apis.length
    ? [...files, { path: joinedPath, content: toJson(await joinBundles(compiled)) }]
    : files;
}

/** Everything that is generated and committed: bundles, typed clients and the runtime they share. */
export async function generateFiles(project: Project, compiled: readonly CompiledApi[]): Promise<OutputFile[]> {
  const clients = await Promise.all(compiled.map(({ model, document }) => emitApi(model, document)));
  return [...(await bundleFiles(project, compiled)), ...clients.flat(), ...(await emitRuntime())];
}
