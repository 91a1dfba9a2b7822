import type { ApiModel } from '../../model/model.ts';
import { assertFaults } from '../faults/check.ts';
import type { Faults } from '../faults/faults.ts';
import type { Journal } from '../journal/journal.ts';
import { assertSettings } from '../settings.ts';
import type { Sessions, Snapshot, State } from '../state/state.ts';
import type { WorldOptions } from '../world/world.ts';
import { assertOperation, faultControls, type FaultControls } from './faults.ts';
import { journalControls, type JournalControls } from './journal.ts';
import { scenarioControls, type Scenario, type ScenarioControls } from './scenarios.ts';
import { stateControls, type StateControls } from './state.ts';
import { timeControls, type TimeControls } from './time.ts';

export type { Scenario };

/** Which session a control is about; the one without a name when left out. */
export interface InSession {
  readonly session?: string;
}

/** Everything that steers the mock from outside the APIs: the same from code and from the control plane. */
export interface Controls {
  readonly state: StateControls;
  readonly faults: FaultControls;
  readonly time: TimeControls;
  readonly sessions: SessionControls;
  readonly journal: JournalControls;
  readonly scenario: ScenarioControls;
  /** Back to the start: state, faults and time as the mock was started with, and a journal without this session. */
  reset(options?: InSession): Promise<void>;
  /** The world that the state began with. */
  world(options?: InSession): Promise<WorldOptions>;
  /**
   * Another world, and with it a state nothing was written to. What is left out stays as it is.
   * @returns the world there is now
   */
  seed(world?: Partial<WorldOptions>, options?: InSession): Promise<WorldOptions>;
  /** State, faults and time as JSON: what differs from the seeded world or, with `whole`, every record. */
  snapshot(options?: InSession & { readonly whole?: boolean }): Promise<Snapshot>;
  /** @throws Refused with status 400 for what is no snapshot */
  restore(snapshot: Snapshot, options?: InSession): Promise<void>;
}

export type SessionControls = Pick<Sessions, 'list' | 'end'>;

/** What the controls work on. */
export interface ControlOptions {
  readonly sessions: Sessions;
  readonly journal: Journal;
  /** As they are now; a reload changes them. */
  readonly apis: () => readonly ApiModel[];
  /** What the mock was started with. */
  readonly faults: Faults;
  /** The same; the seeded world where it is left out. */
  readonly snapshot?: Snapshot;
  /** Clock of the machine, in milliseconds since 1970. */
  readonly now: () => number;
  /** By name; they come before built-in ones of that name. */
  readonly scenarios?: Readonly<Record<string, Scenario>>;
}

/** Works on the state of one session. */
export type InState = <T>(options: InSession | undefined, work: (state: State) => T) => Promise<T>;

/** @throws Refused where the faults are none, or name an operation that no API has */
export function createControls(options: ControlOptions): Controls {
  const { sessions, journal, apis, faults, snapshot: loaded } = options;
  assertFaults(faults);
  for (const operation of Object.keys(faults.operations ?? {})) assertOperation(apis(), operation);
  const inState: InState = ({ session = '' } = {}, work) => sessions.run(session, work);
  const restart = (state: State): void => {
    if (loaded) state.restore(loaded);
    else state.reset();
  };
  return {
    state: stateControls(inState, options),
    faults: faultControls(inState, options),
    time: timeControls(inState, options),
    sessions: { list: () => sessions.list(), end: (name) => sessions.end(name) },
    journal: journalControls(journal, options.apis),
    scenario: scenarioControls(inState, restart, options),
    async reset(where = {}) {
      await inState(where, restart);
      await journal.clear(where.session ?? '');
    },
    world: (where) => inState(where, (state) => state.world),
    seed: (world = {}, where) =>
      inState(where, (state) => {
        state.reset({ ...state.world, ...world });
        return state.world;
      }),
    snapshot: ({ whole = false, ...where } = {}) => inState(where, (state) => state.snapshot({ whole })),
    restore: (snapshot, where) =>
      inState(where, (state) => {
        state.restore(snapshot);
        assertSettings(state);
      }),
  };
}
