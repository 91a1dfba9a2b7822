import path from 'node:path';
import { Command } from 'commander';
import { checkApi, lintJson, toJson } from '../spec/bundle.ts';
import { joinBundles, joinedPath } from '../spec/join.ts';
import type { Problem } from '../spec/problem.ts';
import { joinedName, openProject, selectApis, type Api, type Project } from '../spec/project.ts';
import { exitCodes, progress, renderProblems, result, resultJson } from './io.ts';
import { apisArgument, configOption, jsonOption } from './options.ts';

/** `contact-apis lint`: the authored files, then the bundles, then the joined document. */
export function lintCommand(): Command {
  return new Command('lint')
    .description('check the descriptions: authored files first, then the bundles made from them')
    .addArgument(apisArgument())
    .addOption(configOption())
    .addOption(jsonOption())
    .action(async (names: string[], { config, json }: { config?: string; json?: boolean }) => {
      const project = await openProject(config);
      const apis = selectApis(project, names);
      const problems = await lintAll(project, apis);
      if (json) resultJson({ problems });
      else if (problems.length > 0) result(renderProblems(problems, process.stdout));
      if (problems.length > 0) process.exitCode = exitCodes.failed;
      else progress(`No problems in ${apis.map(({ name }) => name).join(', ')}.`);
    });
}

async function lintAll(project: Project, apis: readonly Api[]): Promise<Problem[]> {
  const checks = await Promise.all(apis.map((api) => checkApi(project, api)));
  const problems = checks.flatMap((check) => check.problems);
  const bundles = checks.flatMap(({ bundle }) => bundle ?? []);
  if (problems.length > 0 || bundles.length < 2 || bundles.length < project.apis.length) return problems;
  return lintJson(
    project,
    joinedName,
    toJson(await joinBundles(bundles)),
    path.join(project.root, 'generated', joinedPath),
  );
}
