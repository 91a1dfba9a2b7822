import type { Bytes } from './bytes.ts';
import type { Features } from './features.ts';
import type { CallTime } from './time.ts';
import type { TypeCheck } from './typecheck.ts';

/** All that one run measured. */
export interface Results {
  readonly machine: string;
  readonly apis: readonly string[];
  readonly contestants: readonly string[];
  readonly features: readonly Features[];
  readonly bytes: readonly Bytes[];
  readonly times: readonly CallTime[];
  readonly typeChecks: readonly TypeCheck[];
}

/** The contestant that the targets are for. */
export const ours = 'contact-apis';

/** The contestant that every ratio is against. */
export const baseline = 'openapi-fetch';
