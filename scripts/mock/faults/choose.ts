import type { Random } from '../world/random.ts';
import type { ChooseFault, Failure, FaultKind, FaultRule, Faults, FaultTarget, Latency } from './faults.ts';

/** Latency and failure are each taken from the first rule that speaks of it: the request's, the operation's, that for all. */
export const chooseFault: ChooseFault = (faults, operation, asked, random) => {
  const rules = rulesFor(faults, operation, asked);
  if (rules.length === 0) return undefined;
  let made: Random | undefined;
  const chance = (): Random => (made ??= random());
  const latency = waitFor(rules.find((rule) => rule.latency !== undefined)?.latency, chance);
  const failure = failureOf(rules.find(speaksOfFailure), operation, chance);
  return latency === 0 && failure === undefined ? undefined : { latency, failure };
};

function rulesFor(faults: Faults, { api, id }: FaultTarget, asked: FaultRule | undefined): FaultRule[] {
  const own = faults.operations && (ownRule(faults.operations, `${api}/${id}`) ?? ownRule(faults.operations, id));
  return [asked, own, faults.all].filter((rule) => rule !== undefined);
}

function ownRule(rules: NonNullable<Faults['operations']>, key: string): FaultRule | undefined {
  return Object.hasOwn(rules, key) ? rules[key] : undefined;
}

function waitFor(latency: Latency | undefined, chance: () => Random): number {
  if (!latency) return 0;
  const { min, max } = latency;
  return min < max ? chance().integer(min, max) : min;
}

function speaksOfFailure({ rate, kind, status }: FaultRule): boolean {
  return rate !== undefined || kind !== undefined || status !== undefined;
}

function failureOf(rule: FaultRule | undefined, { security }: FaultTarget, chance: () => Random): Failure | undefined {
  if (!rule) return undefined;
  const { rate = 1, kind = 'error' } = rule;
  // An operation that wants no credentials, such as one that issues a token, has none that could be expired.
  if (kind === 'expired-token' && security.length === 0) return undefined;
  if (rate <= 0 || (rate < 1 && chance().next() >= rate)) return undefined;
  const status = statusOf(kind, rule.status);
  const retryAfter = status === 429 || status === 503 ? (rule.retryAfter ?? 1) : undefined;
  return { kind, status, retryAfter };
}

function statusOf(kind: FaultKind, status = 500): number | undefined {
  switch (kind) {
    case 'error':
      return status;
    case 'rate-limit':
      return 429;
    case 'expired-token':
      return 401;
    default:
      return undefined;
  }
}
