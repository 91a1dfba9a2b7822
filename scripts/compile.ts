import { buildModel } from './model/build.ts';
import type { ApiModel } from './model/model.ts';
import { bundleChecked, type Bundle } from './spec/bundle.ts';
import type { Problem } from './spec/problem.ts';
import type { Api, Project } from './spec/project.ts';

/** An API ready for emitters, docs and mock. */
export interface CompiledApi extends Bundle {
  readonly model: ApiModel;
}

/** What compiling gives: the APIs, and what was found in them that is not an error. */
export interface Compilation {
  readonly compiled: readonly CompiledApi[];
  readonly warnings: readonly Problem[];
}

/**
 * Lints, bundles and models APIs.
 * @throws DescriptionError with every problem found, before anything is written
 */
export async function compile(project: Project, apis: readonly Api[]): Promise<Compilation> {
  const { bundles, warnings } = await bundleChecked(project, apis);
  return {
    compiled: bundles.map((bundle) => ({ ...bundle, model: buildModel(bundle.api, bundle.document) })),
    warnings,
  };
}
