import { compile, type CompiledApi } from '../pipeline.ts';
import { openProject, selectApis, type Project } from '../spec/project.ts';
import { progress, renderProblems } from './io.ts';

/** A project, and those of its APIs that a command works on. */
export interface CompiledProject {
  readonly project: Project;
  readonly compiled: readonly CompiledApi[];
}

/**
 * Opens the project that a command is about and compiles the APIs it names, all when it names none. Warnings are told.
 * @throws UsageError and DescriptionError as those two do
 */
export async function compileProject(
  config: string | undefined,
  names: readonly string[] = [],
): Promise<CompiledProject> {
  const project = await openProject(config);
  const { compiled, warnings } = await compile(project, selectApis(project, names));
  if (warnings.length > 0) progress(renderProblems(warnings, process.stderr));
  return { project, compiled };
}
