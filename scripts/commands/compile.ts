import path from 'node:path';
import { compile, type CompiledApi } from '../compile.ts';
import type { Maker } from '../makers.ts';
import { findProject } from '../spec/find-project.ts';
import { openProject, selectApis, type Project } from '../spec/project.ts';
import { progress, renderProblems } from './io.ts';

/** A project, and those of its APIs that a command works on. */
export interface CompiledProject {
  readonly project: Project;
  readonly compiled: readonly CompiledApi[];
}

/**
 * Opens the project that a command is about and compiles the APIs it names, all when it names none. Warnings are told.
 * @param onFile told each file that is read, also when there are errors
 * @throws UsageError and DescriptionError as those two do
 */
export async function compileProject(
  config: string | undefined,
  names: readonly string[] = [],
  onFile: (file: string) => void = () => {},
): Promise<CompiledProject> {
  const file = config ?? findProject(process.cwd());
  if (file !== undefined) onFile(path.resolve(file));
  const { project, filesRead } = recordFiles(await openProject(config));
  try {
    const { compiled, warnings } = await compile(project, selectApis(project, names));
    if (warnings.length > 0) progress(renderProblems(warnings, process.stderr));
    return { project, compiled };
  } finally {
    filesRead().forEach(onFile);
  }
}

/** A project that remembers the files that are read for it. */
function recordFiles(opened: Project): { project: Project; filesRead: () => string[] } {
  const resolvers: ReturnType<Project['newResolver']>[] = [];
  const newResolver: Project['newResolver'] = () => {
    const resolver = opened.newResolver();
    resolvers.push(resolver);
    return resolver;
  };
  return {
    project: { ...opened, newResolver },
    filesRead: () => resolvers.flatMap((resolver) => [...resolver.getFiles()]),
  };
}

/** A project as the maker of what is generated from it. */
export function makerOf({ config, root, apis }: Project, compiled: readonly CompiledApi[]): Maker {
  return {
    file: config.configPath ?? root,
    named: apis.map(({ name }) => name),
    made: compiled.map(({ api }) => api),
  };
}
