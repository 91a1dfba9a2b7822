import { didYouMean } from '../../spec/usage-error.ts';
import { Refused } from '../behaviour.ts';
import { assertFaults } from '../faults/check.ts';
import type { Faults } from '../faults/faults.ts';
import { changeSetting, readSetting } from '../settings.ts';
import type { Snapshot, State } from '../state/state.ts';
import type { WorldOptions } from '../world/world.ts';
import type { ControlOptions, InSession, InState } from './controls.ts';
import { assertOperation } from './faults.ts';
import { momentOf, setClock, type Moment } from './time.ts';

/** A situation to test in, by name: what differs from how the mock starts. */
export interface Scenario {
  /** One sentence. */
  readonly description?: string;
  readonly world?: Partial<WorldOptions>;
  /** Records to add or replace, in order; `null` for one to remove. By name of the collection. */
  readonly state?: Snapshot['collections'];
  readonly faults?: Faults;
  /** What the time is, and whether it stands still. */
  readonly time?: { readonly now: Moment; readonly frozen?: boolean };
}

/** Switches from situation to situation. */
export interface ScenarioControls {
  list(): readonly ScenarioInfo[];
  /** The scenario switched to last, or `undefined` for none since the start. */
  current(options?: InSession): Promise<string | undefined>;
  /**
   * Goes back to the start, and from there to the scenario.
   * @throws Refused with status 404 for one that is not there
   */
  use(name: string, options?: InSession): Promise<void>;
}

export interface ScenarioInfo {
  readonly name: string;
  readonly description: string;
}

const builtIn: Readonly<Record<string, Scenario>> = {
  empty: { description: 'Nobody is there: no contacts, and nothing that belongs to them.', world: { contacts: 0 } },
  'expired-tokens': {
    description: 'Every operation that wants credentials answers 401.',
    faults: { all: { kind: 'expired-token' } },
  },
  flaky: {
    description: 'One request in five fails, with a 500.',
    faults: { all: { kind: 'error', rate: 0.2 } },
  },
  outage: {
    description: 'Every request is answered 503, to be tried again after 30 seconds.',
    faults: { all: { kind: 'error', status: 503, retryAfter: 30 } },
  },
  'rate-limited': {
    description: 'Every other request or so is answered 429, to be tried again after a second.',
    faults: { all: { kind: 'rate-limit', rate: 0.5 } },
  },
  slow: {
    description: 'Every answer takes one to three seconds.',
    faults: { all: { latency: { min: 1000, max: 3000 } } },
  },
};

export function scenarioControls(
  inState: InState,
  restart: (state: State) => void,
  { scenarios = {}, apis, now }: ControlOptions,
): ScenarioControls {
  const all = new Map([...Object.entries(builtIn), ...Object.entries(scenarios)]);
  return {
    list: () =>
      [...all]
        .map(([name, { description = '' }]) => ({ name, description }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    current: (options) => inState(options, (state) => readSetting(state, 'scenario')?.name),
    use: async (name, options) => {
      const scenario = all.get(name);
      if (!scenario) {
        const known = [...all.keys()];
        throw new Refused(404, `There is no scenario ${name}.${didYouMean(name, known)} Known: ${known.join(', ')}.`);
      }
      assertFaults(scenario.faults ?? {});
      for (const operation of Object.keys(scenario.faults?.operations ?? {})) assertOperation(apis(), operation);
      await inState(options, (state) => {
        restart(state);
        apply(state, scenario, now());
        changeSetting(state, 'scenario', { name });
      });
    },
  };
}

function apply(state: State, { world, state: changes = {}, faults, time }: Scenario, machineTime: number): void {
  if (world) state.reset({ ...state.world, ...world });
  for (const [name, records] of Object.entries(changes)) {
    const collection = state.collection(name);
    for (const [id, record] of records) {
      if (record) collection.set(id, record);
      else collection.delete(id);
    }
  }
  if (faults) changeSetting(state, 'faults', faults);
  if (time) setClock(state, { at: momentOf(time.now), frozen: time.frozen ?? false }, machineTime);
}
