import type { CallTime, Scale } from './calls.ts';
import type { Start } from './start.ts';
import type { Memory, Throughput } from './throughput.ts';

/** All that one run measured; what was left out of it is empty. */
export interface Results {
  readonly machine: string;
  readonly throughput: readonly Throughput[];
  readonly memory: readonly Memory[];
  readonly starts: readonly Start[];
  readonly calls: readonly CallTime[];
  readonly scale: readonly Scale[];
}
