import path from 'node:path';
import { checkApi, type Bundle } from '../../spec/bundle.ts';
import { joinAll, joinedPath } from '../../spec/join.ts';
import { lintJson } from '../../spec/lint.ts';
import { DescriptionError, type Problem } from '../../spec/problem.ts';
import { joinedName, openProject, selectApis, type Api, type Project } from '../../spec/project.ts';
import { exitCodes, progress, renderProblems, result, resultJson } from '../io.ts';
import type { LintOptions } from '../lint.ts';

/** Checks the descriptions and what is made of them; fails when there is a problem. */
export async function runLint(names: readonly string[], { config, json }: LintOptions): Promise<void> {
  const project = await openProject(config);
  const apis = selectApis(project, names);
  const problems = await lintAll(project, apis);
  if (json) resultJson({ problems });
  else if (problems.length > 0) result(renderProblems(problems, process.stdout));
  if (problems.length > 0) process.exitCode = exitCodes.failed;
  else progress(`No problems in ${apis.map(({ name }) => name).join(', ')}.`);
}

async function lintAll(project: Project, apis: readonly Api[]): Promise<readonly Problem[]> {
  const checks = await Promise.all(apis.map((api) => checkApi(project, api)));
  const problems = checks.flatMap((check) => check.problems);
  return problems.length > 0
    ? problems
    : lintJoined(
        project,
        checks.flatMap(({ bundle }) => bundle ?? []),
      );
}

async function lintJoined(project: Project, bundles: readonly Bundle[]): Promise<readonly Problem[]> {
  try {
    const joined = await joinAll(project, bundles);
    if (joined === undefined) return [];
    return await lintJson(project, joinedName, joined, path.join(project.root, 'generated', joinedPath));
  } catch (error) {
    if (error instanceof DescriptionError) return error.problems;
    throw error;
  }
}
