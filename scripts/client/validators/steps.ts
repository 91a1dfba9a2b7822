/** One step of a check: an expression that is evaluated, a comment, or steps under a condition. */
export type Step = string | Condition;

/** Steps that are taken where an expression holds; one that reports by itself may stand without any. */
export interface Condition {
  readonly test: string;
  readonly body: readonly Step[];
  readonly otherwise?: readonly Step[];
}

/** The test of what need not be checked where the value may be null. */
export const notNull = 'value !== null';

/** Steps under a plain condition: none, where there is nothing to do. */
export function when(test: string, body: readonly Step[]): Step[] {
  return body.length === 0 ? [] : [{ test, body }];
}

/** Steps that all give a boolean, as one that ends at the first that gives `false`. */
export function inTurn(steps: readonly string[]): Step[] {
  return steps.length === 0 ? [] : [steps.join(' && ')];
}

/** Source text of statements, for a place where `value` and `run` are known. */
export function statementsOf(steps: readonly Step[]): string {
  return steps.map(statementOf).join('\n');
}

function statementOf(step: Step): string {
  if (typeof step === 'string') return step.startsWith('//') ? step : `${step};`;
  const { test, body, otherwise = [] } = step;
  if (otherwise.length > 0) return `if (${test}) {\n${statementsOf(body)}\n} else {\n${statementsOf(otherwise)}\n}`;
  const [only, ...others] = body;
  if (only === undefined) return `${test};`;
  if (others.length === 0 && typeof only !== 'string' && only.body.length > 0 && !only.otherwise) {
    return statementOf({ test: `${test} && ${only.test}`, body: only.body });
  }
  const text = statementsOf(body);
  const isShort = !/\n|^\/\//.test(text) && test.length + text.length < 100;
  return isShort ? `if (${test}) ${text}` : `if (${test}) {\n${text}\n}`;
}

/** Source text of a `Check`; `undefined` for steps that check nothing. */
export function checkOf(steps: readonly Step[]): string | undefined {
  if (steps.length === 0) return undefined;
  const expression = expressionOf(steps);
  if (expression === undefined) return `(value, run) => {\n${statementsOf(steps)}\n}`;
  const [, name] = /^(\w+)\(value, run\)$/.exec(expression) ?? [];
  return name ?? `(value, run) => ${expression}`;
}

/** The steps as one expression, where they are a single one under any number of conditions. */
function expressionOf(steps: readonly Step[]): string | undefined {
  const [step, ...others] = steps;
  if (step === undefined || others.length > 0) return undefined;
  if (typeof step === 'string') return step.startsWith('//') ? undefined : step;
  if (step.body.length === 0) return step.test;
  const inner = step.otherwise ? undefined : expressionOf(step.body);
  if (inner === undefined) return undefined;
  return step.test === notNull ? `(value === null || (${inner}))` : `${step.test} && ${inner}`;
}
