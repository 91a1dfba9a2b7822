import type { WorldOptions } from '../world/world.ts';
import type { Item, Snapshot } from './state.ts';

/** One change to a session's state as plain JSON: made again in the same order, changes give the same state. */
export type Change =
  | readonly ['set', collection: string, id: string, record: Item]
  | readonly ['delete', collection: string, id: string]
  | readonly ['count', counter: string, value: number]
  | readonly ['restore', snapshot: Snapshot]
  | readonly ['reset', world: WorldOptions];
