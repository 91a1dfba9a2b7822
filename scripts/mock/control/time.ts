import { Refused } from '../behaviour.ts';
import { durationOf } from '../faults/texts.ts';
import { changeSetting, clockRange, readSetting, timeIn } from '../settings.ts';
import type { State } from '../state/state.ts';
import type { ControlOptions, InSession, InState } from './controls.ts';

/** Milliseconds since 1970, a date, or a text such as `2026-01-01T00:00:00Z`. */
export type Moment = number | string | Date;

/** Milliseconds, or a text such as `5m` or `1h30m`. */
export type Duration = number | string;

/** The clock that progress, expiry and time stamps follow. */
export interface TimeControls {
  get(options?: InSession): Promise<Time>;
  /** Stops the clock: where it stands, or `at` another moment. */
  freeze(options?: InSession & { readonly at?: Moment }): Promise<Time>;
  /** Sets the clock, which goes on running or standing still as it did. */
  set(moment: Moment, options?: InSession): Promise<Time>;
  /** Moves the clock, by a negative number of milliseconds also back. */
  advance(by: Duration, options?: InSession): Promise<Time>;
  /** Lets the clock run on from where it stands. */
  run(options?: InSession): Promise<Time>;
  /** Back to the clock of the machine. */
  reset(options?: InSession): Promise<Time>;
}

/** What the time is. */
export interface Time {
  /** ISO 8601, in UTC. */
  readonly now: string;
  readonly frozen: boolean;
}

export function timeControls(inState: InState, { now }: Pick<ControlOptions, 'now'>): TimeControls {
  const report = (state: State): Time => ({
    now: new Date(timeIn(state, now())).toISOString(),
    frozen: isFrozen(state),
  });
  const move = (options: InSession | undefined, next: (state: State, time: number) => ClockChange): Promise<Time> =>
    inState(options, (state) => {
      const machineTime = now();
      const time = timeIn(state, machineTime);
      setClock(state, { at: time, frozen: isFrozen(state), ...next(state, time) }, machineTime);
      return report(state);
    });
  return {
    get: (options) => inState(options, report),
    freeze: async ({ at, ...options } = {}) => {
      const moment = at === undefined ? undefined : momentOf(at);
      return move(options, (_, time) => ({ at: moment ?? time, frozen: true }));
    },
    set: async (moment, options) => {
      const at = momentOf(moment);
      return move(options, () => ({ at }));
    },
    advance: async (by, options) => {
      const span = spanOf(by);
      return move(options, (_, time) => ({ at: time + span }));
    },
    run: (options) => move(options, () => ({ frozen: false })),
    reset: (options) =>
      inState(options, (state) => {
        changeSetting(state, 'clock', undefined);
        return report(state);
      }),
  };
}

interface ClockChange {
  readonly at?: number;
  readonly frozen?: boolean;
}

/** @throws Refused with status 400 for a time out of reach */
export function setClock(state: State, { at, frozen }: Required<ClockChange>, machineTime: number): void {
  if (!(at >= clockRange.earliest && at <= clockRange.latest))
    throw new Refused(400, 'The clock goes from the year 1970 to 9999.');
  changeSetting(state, 'clock', frozen ? { frozenAt: Math.round(at) } : { offset: Math.round(at - machineTime) });
}

const isFrozen = (state: State): boolean => readSetting(state, 'clock')?.frozenAt !== undefined;

/** @throws Refused with status 400 for what is no moment */
export function momentOf(moment: Moment): number {
  const time = new Date(moment).getTime();
  if (Number.isNaN(time)) throw new Refused(400, `"${String(moment)}" is no time, such as 2026-01-01T00:00:00Z.`);
  return time;
}

/** @throws Refused with status 400 for what is no time span */
export function spanOf(by: Duration): number {
  const span = typeof by === 'string' ? durationOf(by) : by;
  if (span === undefined || !Number.isFinite(span)) {
    throw new Refused(400, `"${by}" is no time span, such as 30s, 5m, 1h30m or a number of milliseconds.`);
  }
  return span;
}
