import path from 'node:path';
import { bundle as redoclyBundle, Source } from '@redocly/openapi-core';
import { bundlePath } from './bundle-path.ts';
import { lintJson, lintSource, thrownProblem } from './lint.ts';
import type { OpenApiDocument } from './openapi.ts';
import { listForeignReferences } from './pointer.ts';
import { DescriptionError, isError, withoutRepeats, type Problem } from './problem.ts';
import type { Api, Project } from './project.ts';
import { errorAt, toProblems } from './redocly-problem.ts';

/** A description in one document. */
export interface Bundle {
  readonly api: string;
  readonly document: OpenApiDocument;
  /** The document as it stands in a file. */
  readonly json: string;
}

/** What linting an API gives: every problem, and the bundle when there was no error. */
export interface Check {
  readonly problems: readonly Problem[];
  readonly bundle?: Bundle;
}

/** The text of a bundle, for problems in it: they are told in the file it usually stands in. */
export const bundleSource = (project: Project, { api, json }: Bundle): Source =>
  new Source(path.join(project.root, 'generated', bundlePath(api)), json);

/** Lints the authored files of an API and, when those hold, the bundle made from them. */
export async function checkApi(project: Project, api: Api): Promise<Check> {
  const authored = await lintSource(project, api);
  if (authored.some(isError)) return { problems: authored };
  const { problems, bundle } = await bundleApi(project, api);
  const found = [...authored, ...withoutRepeats(problems, authored)];
  if (!bundle || found.some(isError)) return { problems: found };
  const { absoluteRef, body } = bundleSource(project, bundle);
  const meaning = await lintJson(project, api.name, body, absoluteRef);
  return { problems: [...found, ...withoutRepeats(meaning, found)], bundle };
}

/**
 * Bundles APIs whose authored files and bundles are free of errors.
 * @returns the bundles, and what was found that is not an error
 * @throws DescriptionError with the problems of all of them otherwise
 */
export async function bundleChecked(
  project: Project,
  apis: readonly Api[],
): Promise<{ bundles: Bundle[]; warnings: Problem[] }> {
  const checks = await Promise.all(apis.map((api) => checkApi(project, api)));
  const problems = checks.flatMap((check) => check.problems);
  if (problems.some(isError)) throw new DescriptionError(problems);
  return { bundles: checks.flatMap(({ bundle }) => bundle ?? []), warnings: problems };
}

/**
 * Makes one document of the files of an API.
 * @param alike what two components of one name are, of which the second gets a number
 */
export async function bundleApi(project: Project, api: Api, alike: 'error' | 'warn' = 'error'): Promise<Check> {
  try {
    const result = await redoclyBundle({
      ref: api.file,
      config: project.config.forAlias(api.name),
      externalRefResolver: project.newResolver(),
      componentRenamingConflicts: alike,
    });
    const document = sortComponents(result.bundle.parsed as OpenApiDocument);
    const bundle = { api: api.name, document, json: toJson(document) };
    const problems = toProblems(result.problems);
    const foreign = problems.some(isError) ? [] : foreignReferences(bundleSource(project, bundle), document);
    return { problems: [...problems, ...foreign], bundle };
  } catch (error) {
    return { problems: [thrownProblem(api.file, error)] };
  }
}

/** The one way this project writes JSON files. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Components in alphabetical order, so that the bundle does not change with the order in which files are met. */
function sortComponents(document: OpenApiDocument): OpenApiDocument {
  if (!document.components) return document;
  const components = Object.fromEntries(
    Object.entries(document.components)
      .toSorted(byKey)
      .map(([kind, members]) => [kind, Object.fromEntries(Object.entries(members ?? {}).toSorted(byKey))]),
  );
  return { ...document, components };
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** References that Redocly takes for data and leaves as they are; other readers of the bundle would follow them. */
function foreignReferences(source: Source, document: OpenApiDocument): Problem[] {
  return listForeignReferences(document).map(({ pointer, ref }) => {
    const message = `\`$ref: ${ref}\` stands where it is taken for data, and still leads out of the bundle.`;
    return errorAt(source, pointer, 'bundler', message);
  });
}
