import path from 'node:path';
import { requestOf, type Flags } from '../consumer/flags.ts';
import { findConfig } from '../consumer/load-config.ts';
import { readRequest, type GenerateRequest } from '../consumer/request.ts';
import { findProject } from '../spec/find-project.ts';
import { UsageError } from '../spec/usage-error.ts';

/** What a command works on: the APIs that a consuming repo asks for, or the descriptions that a `redocly.yaml` names. */
export type Mode =
  | { readonly kind: 'consumer'; readonly read: (onFile: (file: string) => void) => Promise<GenerateRequest> }
  | { readonly kind: 'project' }
  | { readonly kind: 'neither' };

/**
 * Finds out what a command works on: `--api` and `--spec` say everything themselves; else the nearest
 * `contact-apis.config.*` upwards counts, and where there is none, the nearest `redocly.yaml`.
 * @param names of the APIs to work on; all of them when empty
 * @throws UsageError for flags that contradict each other
 */
export function findMode(names: readonly string[], flags: Flags & { readonly config?: string }): Mode {
  const { config } = flags;
  if (flags.api || flags.spec) {
    if (config !== undefined) throw new UsageError('Give --config, or say everything in --api and --spec, not both.');
    if (names.length > 0) throw new UsageError(`Name ${names.join(', ')} with --api, as the others.`);
    const request = requestOf(flags, process.cwd());
    return { kind: 'consumer', read: async () => request };
  }
  const given = config !== undefined && /\.[cm]?[jt]s$/.test(config) ? path.resolve(config) : undefined;
  const file = given ?? (config === undefined ? findConfig(process.cwd()) : undefined);
  if (file !== undefined) return { kind: 'consumer', read: (onFile) => readRequest(file, names, onFile) };
  return { kind: config !== undefined || findProject(process.cwd()) !== undefined ? 'project' : 'neither' };
}
