import { UsageError } from '../../spec/usage-error.ts';
import { faultKinds } from './faults.ts';
import type { FaultKind, FaultRule, Latency } from './faults.ts';

const units: Readonly<Record<string, number>> = { '': 1, ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Longest latency, in milliseconds: an hour. */
export const longestLatency = units['h']!;

/**
 * A latency or a range of it, such as `200`, `50-200` or `1s-2.5s`.
 * @throws UsageError
 */
export function parseLatency(text: string): Latency {
  const latency = latencyOf(text);
  if (!latency) {
    throw new UsageError(
      `A latency is in milliseconds, such as 200 or 50-200, the smaller first and at most an hour; not "${text}".`,
    );
  }
  return latency;
}

/**
 * Which requests fail and how: a share such as `10%` or `0.1`, a kind of fault or a status such as `rate-limit` or `503`,
 * or both, such as `rate-limit:5%`.
 * @throws UsageError
 */
export function parseFail(text: string): FaultRule {
  const [first = '', second, ...more] = text.split(':');
  const share = shareOf(second ?? first);
  const failure = second === undefined && share !== undefined ? {} : failureOf(first);
  if (!failure || more.length > 0 || (second !== undefined && share === undefined)) {
    throw new UsageError(
      `What fails is a share such as 10% or 0.1, a kind such as ${faultKinds.join(', ')} or a status such as 503, or both, such as rate-limit:5%; not "${text}".`,
    );
  }
  return { ...failure, ...(share !== undefined && { rate: share }) };
}

/** @returns `undefined` for a text that is no latency */
export function latencyOf(text: string): Latency | undefined {
  const ends = text.split('-').map((end) => spanOf(end.trim()));
  const [min, max = min] = ends;
  if (min === undefined || max === undefined || ends.includes(undefined)) return undefined;
  return ends.length <= 2 && min <= max && max <= longestLatency ? { min, max } : undefined;
}

/** @returns a number from 0 to 1, or `undefined` for a text that is no share */
export function shareOf(text: string): number | undefined {
  const [, digits, percent] = /^(\d{1,3}(?:\.\d{1,9})?|\.\d{1,9})(%?)$/.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const share = Number(digits) / (percent ? 100 : 1);
  return share <= 1 ? share : undefined;
}

/**
 * A time span such as `250ms`, `5m` or `1h30m`, in milliseconds; a number alone is milliseconds too.
 * @returns `undefined` for a text that is no time span
 */
export function durationOf(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^\d{1,15}$/.test(trimmed)) return Number(trimmed);
  if (!/^(?:\d{1,9}(?:\.\d{1,3})?(?:ms|[smhd])){1,5}$/.test(trimmed)) return undefined;
  const parts = [...trimmed.matchAll(/([\d.]+)([a-z]+)/g)];
  return Math.round(parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * units[unit!]!, 0));
}

export const isFaultKind = (text: string): text is FaultKind => (faultKinds as readonly string[]).includes(text);

function spanOf(text: string): number | undefined {
  const [, amount, unit = ''] = /^(\d{1,7}(?:\.\d{1,3})?)(ms|s)?$/.exec(text) ?? [];
  return amount === undefined ? undefined : Math.round(Number(amount) * units[unit]!);
}

function failureOf(text: string): FaultRule | undefined {
  if (isFaultKind(text)) return { kind: text };
  return /^[45]\d\d$/.test(text) ? { kind: 'error', status: Number(text) } : undefined;
}
