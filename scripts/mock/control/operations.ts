import { Refused } from '../behaviour.ts';
import type { Input } from '../engine/engine.ts';
import type { FaultRule } from '../faults/faults.ts';
import type { JournalFilter } from '../journal/journal.ts';
import type { Item, Snapshot } from '../state/state.ts';
import type { WorldOptions } from '../world/world.ts';
import type { Controls, InSession } from './controls.ts';
import type { Paging } from './state.ts';
import type { Expectation } from './verify.ts';

/** A request to the control plane, valid and taken apart. */
export interface ControlCall extends Pick<Input, 'body'> {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Empty where the request names no session. */
  readonly where: InSession;
}

/** Does what an operation says. @returns what it answers as JSON, or `undefined` for nothing */
export type ControlOperation = (call: ControlCall) => Promise<unknown>;

/** The operations of the control plane, by operationId, all but those that serve its files. */
export function controlOperations(controls: Controls): Readonly<Record<string, ControlOperation>> {
  const { state, faults, time, sessions, journal, scenario } = controls;
  return {
    reset: ({ where }) => controls.reset(where),
    getWorld: ({ where }) => controls.world(where),
    seed: ({ body, where }) => controls.seed(body as Partial<WorldOptions>, where),
    snapshot: ({ query, where }) => controls.snapshot({ ...where, whole: query['whole'] === true }),
    restore: ({ body, where }) => controls.restore(body as Snapshot, where),

    listCollections: ({ where }) => state.collections(where),
    listRecords: ({ path, query, where }) => state.list(collectionIn(path), { ...(query as Paging), ...where }),
    getRecord: async ({ path, where }) => found(await state.get(collectionIn(path), path['id']!, where), path),
    putRecord: ({ path, body, where }) => state.put(collectionIn(path), path['id']!, body as Item, where),
    removeRecord: async ({ path, where }) => {
      found((await state.remove(collectionIn(path), path['id']!, where)) || undefined, path);
    },

    getFaults: ({ where }) => faults.get(where),
    setFaults: ({ body, where }) => faults.set(body as FaultRule, where),
    clearFaults: ({ where }) => faults.clear(where),
    setOperationFaults: ({ path, body, where }) =>
      faults.set(body as FaultRule, { ...where, operation: operationIn(path) }),
    clearOperationFaults: ({ path, where }) => faults.clear({ ...where, operation: operationIn(path) }),
    listOperations: async () => faults.operations(),

    getTime: ({ where }) => time.get(where),
    setTime: async ({ body, where }) => {
      const { now, frozen } = body as { now?: string; frozen?: boolean };
      if (frozen) return time.freeze({ ...where, ...(now !== undefined && { at: now }) });
      if (frozen === false) await time.run(where);
      return now === undefined ? time.get(where) : time.set(now, where);
    },
    resetTime: ({ where }) => time.reset(where),
    advanceTime: ({ body, where }) => time.advance((body as { by: string | number }).by, where),

    listSessions: () => sessions.list(),
    endSession: ({ path }) => sessions.end(path['name']!),

    listRequests: ({ query, where }) => journal.entries({ ...(query as JournalFilter), ...where }),
    clearJournal: ({ where }) => journal.clear(where),
    verifyRequests: ({ body, where }) => journal.verify({ ...(body as Expectation), ...where }),

    listScenarios: async ({ where }) => {
      const current = await scenario.current(where);
      return { ...(current !== undefined && { current }), scenarios: scenario.list() };
    },
    useScenario: ({ path, where }) => scenario.use(path['name']!, where),
  };
}

function collectionIn({ api, kind }: Readonly<Record<string, string>>): string {
  return `${api}/${kind}`;
}

function operationIn({ api, operation }: Readonly<Record<string, string>>): string {
  return `${api}/${operation}`;
}

/** @throws Refused with status 404 where there is nothing */
function found<T>(record: T | undefined, path: Readonly<Record<string, string>>): T {
  if (record !== undefined) return record;
  throw new Refused(404, `There is no record ${path['id']} in ${collectionIn(path)}.`);
}
