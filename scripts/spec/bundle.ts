import path from 'node:path';
import {
  BaseResolver,
  bundle as redoclyBundle,
  lint as redoclyLint,
  lintFromString,
  ResolveError,
  YamlParseError,
  type NormalizedProblem,
} from '@redocly/openapi-core';
import type { OpenApiDocument } from './openapi.ts';
import { DescriptionError, toProblem, type Problem } from './problem.ts';
import type { Api, Project } from './project.ts';

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

/** Where the bundle of an API belongs, relative to the output folder. */
export const bundlePath = (api: string): string => path.posix.join(api, 'openapi.json');

/** Lints the authored files of an API and, when those hold, the bundle made from them. */
export async function checkApi(project: Project, api: Api): Promise<Check> {
  const source = await lintSource(project, api);
  if (source.some(isError)) return { problems: source };
  const { problems, bundle } = await bundleApi(project, api);
  if (problems.some(isError)) return { problems: [...source, ...problems] };
  const file = path.join(project.root, 'generated', bundlePath(api.name));
  const meaning = await lintJson(project, api.name, bundle.json, file);
  return { problems: [...source, ...problems, ...meaning], bundle };
}

/**
 * Bundles APIs whose authored files and bundles are free of errors.
 * @throws DescriptionError with the problems of all of them otherwise
 */
export async function bundleChecked(project: Project, apis: readonly Api[]): Promise<Bundle[]> {
  const checks = await Promise.all(apis.map((api) => checkApi(project, api)));
  const problems = checks.flatMap((check) => check.problems);
  if (problems.some(isError)) throw new DescriptionError(problems);
  return checks.flatMap(({ bundle }) => bundle ?? []);
}

const isError = (problem: Problem): boolean => problem.severity === 'error';

/** Lints one JSON document with the rules that `redocly.yaml` sets under the given name. */
export async function lintJson(project: Project, name: string, json: string, file: string): Promise<Problem[]> {
  const config = project.config.forAlias(name);
  return toProblems(await lintFromString({ source: json, absoluteRef: file, config }));
}

async function lintSource(project: Project, api: Api): Promise<Problem[]> {
  const config = project.config.forAlias(api.name);
  const externalRefResolver = new BaseResolver(config.resolve);
  try {
    return toProblems(await redoclyLint({ ref: api.file, config, externalRefResolver }));
  } catch (error) {
    if (isUnreadable(error)) return [unreadable(api, error)];
    throw error;
  }
}

async function bundleApi(project: Project, api: Api): Promise<{ problems: Problem[]; bundle: Bundle }> {
  const config = project.config.forAlias(api.name);
  const result = await redoclyBundle({ ref: api.file, config, componentRenamingConflicts: 'error' });
  const document = sortComponents(result.bundle.parsed as OpenApiDocument);
  return {
    problems: toProblems(result.problems),
    bundle: { api: api.name, document, json: toJson(document) },
  };
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

const toProblems = (problems: readonly NormalizedProblem[]): Problem[] => problems.map((problem) => toProblem(problem));

/** Whether Redocly gave up on the files themselves: it throws on these before any rule runs. */
function isUnreadable(error: unknown): error is Error {
  if (error instanceof YamlParseError || error instanceof ResolveError || error instanceof RangeError) return true;
  return error instanceof Error && error.message.includes('Self-referencing circular pointer');
}

function unreadable(api: Api, error: Error): Problem {
  const place = error instanceof YamlParseError ? error : undefined;
  const reason =
    error instanceof RangeError
      ? 'A YAML alias contains itself, or the nesting is too deep.'
      : (place?.originalError ?? error).message;
  return {
    severity: 'error',
    rule: 'parse',
    message: reason,
    file: path.relative(process.cwd(), place?.source.absoluteRef ?? api.file),
    line: place?.line ?? 1,
    column: place?.col ?? 1,
    pointer: '#/',
    suggestions: [],
  };
}
