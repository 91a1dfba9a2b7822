import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectFolder } from './tools.ts';
import type { Entry } from './workspace.ts';

/** What a contestant's client does beyond sending a request, by {@link featureNames}: `yes`, a restriction, or nothing. */
export interface Features {
  readonly contestant: string;
  readonly has: Readonly<Partial<Record<FeatureName, string>>>;
}

/** What a peer must have to be compared by the bytes of its whole client. */
export const wantedFeatures = ['retry', 'Retry-After', 'timeout', 'hooks', 'token provider', 'error classes'] as const;

export const featureNames = [
  ...wantedFeatures,
  'deadline',
  'token refresh after 401',
  'parameter styles',
  'path guard',
  'errors typed by status',
] as const;

export type FeatureName = (typeof featureNames)[number];

interface Claim {
  /** What the table says. */
  readonly says: string;
  /** Code that does it. */
  readonly proof: string;
}

const claim = (proof: string, says = 'yes'): Claim => ({ says, proof });

const redocly: Claims = {
  retry: claim('defaultRetryOn'),
  'Retry-After': claim("headers.get('retry-after')"),
  timeout: claim('timeoutSignal(timeout)'),
  hooks: claim('mw.onRequest'),
  'token provider': claim("typeof provider === 'function' ? await provider()"),
  'error classes': claim('class ApiError extends'),
  'parameter styles': claim("spec.style === 'pipeDelimited'", 'query only'),
  'path guard': claim('Missing path parameter', 'missing only'),
};

/** Read in the code that each generator writes, at the versions in the lock files; the proof is looked for on each run. */
const claims: Readonly<Record<string, Claims>> = {
  'contact-apis': {
    retry: claim('retry'),
    'Retry-After': claim('retry-after'),
    timeout: claim('timeout'),
    hooks: claim('onRequest'),
    'token provider': claim('rejected'),
    'error classes': claim('class ApiError extends'),
    deadline: claim('deadline'),
    'token refresh after 401': claim('rejected'),
    'parameter styles': claim('pipeDelimited'),
    'path guard': claim('InputError'),
    'errors typed by status': claim('HttpError<401'),
  },
  'openapi-fetch': {
    hooks: claim('m.onRequest'),
    'errors typed by status': claim('401: components', 'no status'),
  },
  'redocly inline': redocly,
  'redocly module': redocly,
  'hey-api': {
    hooks: claim('interceptors.request.fns'),
    'token provider': claim("typeof callback === 'function' ? await callback(auth)"),
    'parameter styles': claim('serializeArrayParam({', 'query only'),
    'errors typed by status': claim('401: ', 'no status'),
  },
  'orval fetch': {
    'parameter styles': claim('explodeParameters', 'arrays only'),
    'errors typed by status': claim('status: 401'),
  },
};

type Claims = Readonly<Partial<Record<FeatureName, Claim>>>;

/** What a contestant's code has; where the proof of a feature is gone from it, the table says `not found`. */
export async function readFeatures({ contestant, folder }: Entry): Promise<Features> {
  const code = await readCode(contestant.name === 'openapi-fetch' ? [folder, openapiFetchCode] : [folder]);
  const known = Object.entries(claims[contestant.name] ?? {});
  return {
    contestant: contestant.name,
    has: Object.fromEntries(known.map(([name, { says, proof }]) => [name, code.includes(proof) ? says : 'not found'])),
  };
}

const openapiFetchCode = path.join(projectFolder, 'node_modules/openapi-fetch/src');

async function readCode(folders: readonly string[]): Promise<string> {
  const texts: string[] = [];
  for (const folder of folders) {
    for await (const file of glob('**/*.{ts,js}', { cwd: folder })) {
      texts.push(await readFile(path.join(folder, file), 'utf8'));
    }
  }
  return texts.join('\n');
}
