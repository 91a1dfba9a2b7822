import { createHash } from 'node:crypto';
import { emitApi, emitRuntime } from './client/emit.ts';
import type { EmitOptions } from './client/options.ts';
import type { CompiledApi } from './compile.ts';
import type { OutputFile } from './output.ts';
import { packageVersion } from './package.ts';
import type { Bundle } from './spec/bundle.ts';
import { bundlePath } from './spec/bundle-path.ts';
import { joinedPath } from './spec/join.ts';

/** The bundle of each API, and the document that joins them where there is one. */
export function bundleFiles(compiled: readonly CompiledApi[], joined: string | undefined): OutputFile[] {
  const files = compiled.map(({ api, json }) => ({ path: bundlePath(api), content: json }));
  return joined === undefined ? files : [...files, { path: joinedPath, content: joined }];
}

/** How clients are generated, apart from what follows from the description. */
export type ClientSettings = Omit<EmitOptions, 'packageVersion' | 'hash'>;

/** How the clients that are committed here are generated. */
const ownSettings: ClientSettings = { dates: 'string', importExtension: '.ts' };

/** Everything that is generated and committed: bundles, typed clients and the runtime they share. */
export async function generateFiles(
  compiled: readonly CompiledApi[],
  joined: string | undefined,
): Promise<OutputFile[]> {
  const clients = await Promise.all(compiled.map((bundle) => clientFiles(bundle, ownSettings)));
  return [...bundleFiles(compiled, joined), ...clients.flat(), ...(await runtimeFiles(ownSettings))];
}

/** The typed client of one API. */
export function clientFiles({ api, document, json }: Bundle, settings: ClientSettings): Promise<OutputFile[]> {
  const hash = createHash('sha256').update(json).digest('hex');
  return emitApi(api, document, { ...settings, packageVersion, hash });
}

/** The runtime that clients share. */
export function runtimeFiles({ importExtension, banner }: Omit<ClientSettings, 'dates'>): Promise<OutputFile[]> {
  return emitRuntime({ importExtension, ...(banner !== undefined && { banner }), packageVersion });
}
