import {
  Config,
  lint as redoclyLint,
  lintFromString,
  ResolveError,
  YamlParseError,
  type Document,
} from '@redocly/openapi-core';
import { shownFile, withoutRepeats, type Problem } from './problem.ts';
import type { Api, Project } from './project.ts';
import { errorAt, toProblems } from './redocly-problem.ts';
import { isRecord } from './record.ts';

/** What every reader of a description relies on. All of Redocly's presets have them; no `redocly.yaml` is without. */
const essentialRules = { struct: 'error', 'no-example-value-and-externalValue': 'error' } as const;

/** Lints the authored files of an API. */
export async function lintSource(project: Project, api: Api): Promise<Problem[]> {
  const externalRefResolver = project.newResolver();
  const unusable = await orProblem(api.file, async () => {
    const document = await externalRefResolver.resolveDocument(null, api.file, true);
    if (document instanceof Error) throw document;
    return checkRoot(document);
  });
  if (unusable.length > 0) return unusable;
  const lint = (config: Config): Promise<Problem[]> =>
    orProblem(api.file, async () => toProblems(await redoclyLint({ ref: api.file, config, externalRefResolver })));
  const essential = await lint(new Config({ rules: essentialRules }, { plugins: project.config.plugins }));
  return [...essential, ...withoutRepeats(await lint(project.config.forAlias(api.name)), essential)];
}

/** Lints one JSON document with the rules that `redocly.yaml` sets under the given name. */
export function lintJson(project: Project, name: string, json: string, file: string): Promise<Problem[]> {
  const externalRefResolver = project.newResolver();
  const config = project.config.forAlias(name);
  return orProblem(file, async () =>
    toProblems(await lintFromString({ source: json, absoluteRef: file, config, externalRefResolver })),
  );
}

async function orProblem(file: string, work: () => Promise<Problem[]>): Promise<Problem[]> {
  try {
    return await work();
  } catch (error) {
    return [thrownProblem(file, error)];
  }
}

/** What Redocly threw while it worked on a file, as a problem: it does so for odd documents. */
export function thrownProblem(file: string, error: unknown): Problem {
  const place = error instanceof YamlParseError ? error : undefined;
  return {
    severity: 'error',
    rule: 'parse',
    message: reasonOf(error),
    file: shownFile(place?.source.absoluteRef ?? file),
    line: place?.line || 1,
    column: place?.col || 1,
    pointer: '#/',
    suggestions: [],
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return 'A YAML alias contains itself, or the nesting is too deep.';
  if (error instanceof YamlParseError || error instanceof ResolveError) return error.originalError.message;
  return error instanceof Error ? error.message : String(error);
}

/** Whether Redocly and we can read a document at all. */
function checkRoot({ source, parsed }: Document): Problem[] {
  if (!isRecord(parsed)) {
    return [errorAt(source, '#/', 'parse', 'A description is a map with `openapi`, `info` and `paths`; this is none.')];
  }
  const { openapi } = parsed;
  if (typeof openapi === 'string' && /^3\.[01]\.\d+/.test(openapi)) return [];
  const stated = ['openapi', 'swagger', 'asyncapi'].find((name) => Object.hasOwn(parsed, name));
  const found = stated ? `This one says \`${stated}: ${JSON.stringify(parsed[stated])}\`.` : 'This one says neither.';
  const message = `A description is in OpenAPI 3.0 or 3.1 and says so in a text, such as \`openapi: 3.1.1\`. ${found}`;
  return [errorAt(source, stated ? `#/${stated}` : '#/', 'parse', message)];
}
