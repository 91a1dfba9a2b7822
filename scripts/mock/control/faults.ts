import type { ApiModel, Operation } from '../../model/model.ts';
import { didYouMean } from '../../spec/usage-error.ts';
import { Refused } from '../behaviour.ts';
import { assertRule } from '../faults/check.ts';
import type { FaultRule, Faults } from '../faults/faults.ts';
import { changeSetting, faultsIn } from '../settings.ts';
import type { ControlOptions, InSession, InState } from './controls.ts';

/** Which operation a rule is for, such as `which50/getContact` or, in every API, `getContact`; all when left out. */
export interface ForOperation {
  readonly operation?: string;
}

/** Switches for what goes wrong. */
export interface FaultControls {
  get(options?: InSession): Promise<Faults>;
  /**
   * Sets the rule for all operations, or for one.
   * @throws Refused with status 404 for an operation that is not there, 400 for what is no rule
   */
  set(rule: FaultRule, options?: InSession & ForOperation): Promise<Faults>;
  /** Takes away every rule, or that of one operation. */
  clear(options?: InSession & ForOperation): Promise<Faults>;
  /** What there can be rules for. */
  operations(): readonly OperationInfo[];
}

export interface OperationInfo extends Pick<Operation, 'id' | 'method' | 'path' | 'summary'> {
  readonly api: string;
}

export function faultControls(inState: InState, { apis, faults: initial }: ControlOptions): FaultControls {
  const change = (options: InSession | undefined, next: (faults: Faults) => Faults): Promise<Faults> =>
    inState(options, (state) => {
      const faults = next(faultsIn(state, initial));
      changeSetting(state, 'faults', faults);
      return faults;
    });
  return {
    get: (options) => inState(options, (state) => faultsIn(state, initial)),
    set: async (rule, { operation, ...options } = {}) => {
      assertRule(rule);
      if (operation === undefined) return change(options, (faults) => ({ ...faults, all: rule }));
      assertOperation(apis(), operation);
      return change(options, (faults) => ({ ...faults, operations: { ...faults.operations, [operation]: rule } }));
    },
    clear: async ({ operation, ...options } = {}) => {
      if (operation === undefined) return change(options, () => ({}));
      assertOperation(apis(), operation);
      return change(options, ({ operations = {}, ...faults }) => ({
        ...faults,
        operations: Object.fromEntries(Object.entries(operations).filter(([key]) => key !== operation)),
      }));
    },
    operations: () =>
      apis().flatMap(({ name, operations }) =>
        operations.map(({ id, method, path, summary }) => ({ api: name, id, method, path, summary })),
      ),
  };
}

/** @throws Refused with status 404 for an operation that no API has */
export function assertOperation(apis: readonly ApiModel[], operation: string): void {
  const names = new Set(apis.flatMap(({ name, operations }) => operations.flatMap(({ id }) => [id, `${name}/${id}`])));
  if (names.has(operation)) return;
  throw new Refused(404, `There is no operation ${operation}.${didYouMean(operation, [...names])}`);
}
