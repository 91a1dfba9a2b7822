import { Refused } from './behaviour.ts';
import { assertFaults } from './faults/check.ts';
import type { Faults } from './faults/faults.ts';
import type { State } from './state/state.ts';

/** The collection of a session's state that holds the mock's own switches, one record each. */
const settingsCollection = 'mock/settings';

/** Where a session's clock stands. */
export interface ClockSetting {
  /** Milliseconds since 1970 at which the clock stands still; left out while it runs. */
  readonly frozenAt?: number;
  /** Milliseconds by which the running clock is ahead. */
  readonly offset?: number;
}

interface Settings {
  clock: ClockSetting;
  faults: Faults;
  /** The scenario that was switched to last. */
  scenario: { readonly name: string };
}

/** Ends of what the clock can show, in milliseconds since 1970. */
export const clockRange = { earliest: Date.UTC(1970, 0, 1), latest: Date.UTC(9999, 11, 31) };

/** What the time is in a session. */
export function timeIn(state: State, machineTime: number): number {
  const { frozenAt, offset = 0 } = readSetting(state, 'clock') ?? {};
  return frozenAt ?? machineTime + offset;
}

/** The faults of a session; those the mock was started with until they are changed. */
export function faultsIn(state: State, initial: Faults): Faults {
  return readSetting(state, 'faults') ?? initial;
}

export function readSetting<Name extends keyof Settings>(state: State, name: Name): Settings[Name] | undefined {
  return state.collection<Settings[Name]>(settingsCollection).get(name);
}

/** Changes a switch; `undefined` sets it back. */
export function changeSetting<Name extends keyof Settings>(
  state: State,
  name: Name,
  value: Settings[Name] | undefined,
): void {
  const settings = state.collection<object>(settingsCollection);
  if (value === undefined) settings.delete(name);
  else settings.set(name, value);
}

/** @throws Refused with status 400 for switches that nobody could have set, as a snapshot may have them */
export function assertSettings(state: State): void {
  assertFaults(faultsIn(state, {}));
  const { frozenAt = 0, offset = 0 } = readSetting(state, 'clock') ?? {};
  const { earliest, latest } = clockRange;
  const stands = [frozenAt, offset].every((time) => typeof time === 'number' && Math.abs(time) <= latest);
  if (!stands || frozenAt < earliest) {
    throw new Refused(400, 'The clock of the snapshot does not stand between the years 1970 and 9999.');
  }
  if (typeof (readSetting(state, 'scenario')?.name ?? '') !== 'string') {
    throw new Refused(400, 'The scenario of the snapshot must be a name.');
  }
}
