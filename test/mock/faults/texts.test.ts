import { expect, test } from 'vitest';
import type { FaultRule } from '../../../scripts/mock/faults/faults.ts';
import { durationOf, parseFail, parseLatency } from '../../../scripts/mock/faults/texts.ts';
import { readFaultWish } from '../../../scripts/mock/faults/wish.ts';

test.each([
  ['200', 200, 200],
  ['50-200', 50, 200],
  [' 50 - 200 ', 50, 200],
  ['1s-2.5s', 1000, 2500],
  ['50ms-1s', 50, 1000],
  ['0', 0, 0],
])('--latency %s', (text, min, max) => {
  expect(parseLatency(text)).toEqual({ min, max });
});

test.each(['', 'slow', '200-50', '-5', '1-2-3', '2h', '3601s', '50-', '١٢'])('--latency %j is no latency', (text) => {
  expect(() => parseLatency(text)).toThrow(/A latency is in milliseconds, such as 200 or 50-200/);
});

test.each([
  ['10%', { rate: 0.1 }],
  ['0.1', { rate: 0.1 }],
  ['1', { rate: 1 }],
  ['100%', { rate: 1 }],
  ['503', { kind: 'error', status: 503 }],
  ['503:5%', { kind: 'error', status: 503, rate: 0.05 }],
  ['dropped', { kind: 'dropped' }],
  ['rate-limit:5%', { kind: 'rate-limit', rate: 0.05 }],
] as [string, FaultRule][])('--fail %s', (text, rule) => {
  expect(parseFail(text)).toEqual(rule);
});

test.each(['', '101%', '2', '-1', 'often', 'dropped:', 'dropped:x', '5%:dropped', 'a:b:c', '600'])(
  '--fail %j says nothing of failures',
  (text) => {
    expect(() => parseFail(text)).toThrow(/such as rate-limit:5%; not "/);
  },
);

test.each([
  ['250', 250],
  ['250ms', 250],
  ['5m', 300_000],
  ['1h30m', 5_400_000],
  ['2d', 172_800_000],
  ['1.5s', 1500],
])('the time span %s', (text, milliseconds) => {
  expect(durationOf(text)).toBe(milliseconds);
});

test.each(['', 'soon', '5 minutes', '-5m', '5M', '1h 30m', `${'9'.repeat(400)}d`])('%j is no time span', (text) => {
  expect(durationOf(text)).toBeUndefined();
});

test.each([
  [
    { fault: 'rate-limit', 'retry-after': '3' },
    { kind: 'rate-limit', retryAfter: 3 },
  ],
  [{ fault: 'dropped' }, { kind: 'dropped' }],
  [{ latency: '50-200' }, { latency: { min: 50, max: 200 } }],
  [{ fail: '0.3' }, { rate: 0.3 }],
  [
    { fail: '30%', status: '503' },
    { rate: 0.3, status: 503 },
  ],
  [{ fault: 'none' }, { rate: 0, latency: { min: 0, max: 0 } }],
  [
    { fault: 'none', latency: '20' },
    { rate: 0, latency: { min: 20, max: 20 } },
  ],
] as [Record<string, string>, FaultRule][])('the preferences %j ask for a fault', (wishes, rule) => {
  expect(readFaultWish(new Map(Object.entries(wishes)))).toEqual(rule);
});

test('other preferences ask for no fault', () => {
  expect(readFaultWish(new Map([['code', '404']]))).toBeUndefined();
});

test.each(['fault', 'latency', 'fail', 'status', 'retry-after'])(
  'a preference %s that means nothing is refused',
  (name) => {
    const read = (): unknown => readFaultWish(new Map([[name, 'nonsense']]));
    expect(read).toThrow(expect.objectContaining({ status: 422, message: expect.stringContaining(`"${name}"`) }));
  },
);
