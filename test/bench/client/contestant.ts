import type { ApiModel, Operation } from '../../../scripts/model/model.ts';
import type { Usage } from './usage.ts';

/** One way to call an API from TypeScript. */
export interface Contestant {
  readonly name: string;
  /** Writes the client of one API into `job.folder`. */
  generate(job: GenerateJob): Promise<void>;
  /**
   * Statements at the head of a module beside the generated folders of all APIs: they import the client of one API and
   * set it up with the credentials of {@link credentials}.
   */
  setup(model: ApiModel): string;
  /** An expression, within an async function, that calls an operation and gives what it answers. */
  call(usage: Usage, model: ApiModel): string;
  /** A module whose bundle holds the whole client, with the names of functions free to be shortened. */
  whole(model: ApiModel): string;
  /** The same without the plain openapi-fetch client, where {@link whole} has that too. */
  wholeWithoutRaw?(model: ApiModel): string;
  /** A module whose bundle holds the least with which one operation can be called. */
  one(model: ApiModel, operation: Operation): string;
}

export interface GenerateJob {
  readonly model: ApiModel;
  /** Absolute path of the API's bundled description. */
  readonly description: string;
  /** Absolute path of an empty folder. */
  readonly folder: string;
}

/** What every contestant signs in with, by the API; `header` is what that comes to on the wire. */
export const credentials: Readonly<Record<string, Credential>> = {
  which50: { scheme: 'basicAuth', username: 'ann', password: 'secret', header: `Basic ${btoa('ann:secret')}` },
  cxengage: { scheme: 'tokenAuth', token: 'secret', header: 'Token secret' },
  callab: { scheme: 'bearerAuth', token: 'secret', header: 'Bearer secret' },
};

export type Credential = { readonly scheme: string; readonly header: string } & (
  { readonly username: string; readonly password: string } | { readonly token: string }
);
