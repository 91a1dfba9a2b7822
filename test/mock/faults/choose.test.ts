import { expect, test } from 'vitest';
import { chooseFault } from '../../../scripts/mock/faults/choose.ts';
import type { Fault, FaultRule, Faults } from '../../../scripts/mock/faults/faults.ts';
import { createRandom } from '../../../scripts/mock/world/random.ts';

const getContact = { api: 'which50', id: 'getContact', security: [{ basic: [] }] };
const issueToken = { api: 'cxengage', id: 'createToken', security: [] };

function noChance(): never {
  throw new Error('Chance has no part here.');
}

/** What happens to so many requests in a row. */
function inARow(count: number, faults: Faults, seed = 'seed', asked?: FaultRule): (Fault | undefined)[] {
  return Array.from({ length: count }, (_, i) =>
    chooseFault(faults, getContact, asked, () => createRandom(`${seed} ${i}`)),
  );
}

function statusOf(faults: Faults): number | undefined {
  return chooseFault(faults, getContact, undefined, noChance)?.failure?.status;
}

test('without rules nothing goes wrong', () => {
  expect(chooseFault({}, getContact, undefined, noChance)).toBeUndefined();
});

test.each([
  [{ kind: 'error' }, { kind: 'error', status: 500, retryAfter: undefined }],
  [{ status: 502 }, { kind: 'error', status: 502, retryAfter: undefined }],
  [{ rate: 1 }, { kind: 'error', status: 500, retryAfter: undefined }],
  [
    { kind: 'error', status: 503, retryAfter: 7 },
    { kind: 'error', status: 503, retryAfter: 7 },
  ],
  [{ kind: 'rate-limit' }, { kind: 'rate-limit', status: 429, retryAfter: 1 }],
  [
    { kind: 'rate-limit', status: 503, retryAfter: 3 },
    { kind: 'rate-limit', status: 429, retryAfter: 3 },
  ],
  [{ kind: 'expired-token' }, { kind: 'expired-token', status: 401, retryAfter: undefined }],
  [{ kind: 'dropped' }, { kind: 'dropped', status: undefined, retryAfter: undefined }],
  [{ kind: 'truncated' }, { kind: 'truncated', status: undefined, retryAfter: undefined }],
] as [FaultRule, Fault['failure']][])('%j makes every request fail', (all, failure) => {
  expect(chooseFault({ all }, getContact, undefined, noChance)).toEqual({ latency: 0, failure });
});

test('a rate of 0 fails no request', () => {
  expect(chooseFault({ all: { kind: 'error', rate: 0 } }, getContact, undefined, noChance)).toBeUndefined();
});

test('about so many requests fail as the rate says', () => {
  const failed = inARow(10_000, { all: { rate: 0.1 } }).filter((fault) => fault?.failure);
  expect(failed.length).toBeGreaterThan(900);
  expect(failed.length).toBeLessThan(1100);
});

test('the same seed fails the same requests, and another one others', () => {
  const faults: Faults = { all: { rate: 0.5, latency: { min: 0, max: 1000 } } };
  expect(inARow(50, faults)).toEqual(inARow(50, faults));
  expect(inARow(50, faults)).not.toEqual(inARow(50, faults, 'another'));
});

test('latency lies between its ends, both included', () => {
  const latencies = inARow(2000, { all: { latency: { min: 3, max: 6 } } }).map((fault) => fault?.latency);
  expect([...new Set(latencies)].toSorted()).toEqual([3, 4, 5, 6]);
});

test('a latency without a range needs no chance', () => {
  const faults: Faults = { all: { latency: { min: 20, max: 20 } } };
  expect(chooseFault(faults, getContact, undefined, noChance)).toEqual({ latency: 20, failure: undefined });
});

test('the rule of an operation comes before that of all, by API and operation before operation alone', () => {
  const all: FaultRule = { status: 500 };
  const operations = { 'which50/getContact': { status: 501 }, getContact: { status: 502 } };
  expect(statusOf({ all, operations })).toBe(501);
  expect(statusOf({ all, operations: { getContact: { status: 502 } } })).toBe(502);
  expect(statusOf({ all, operations: { 'callab/getContact': { status: 503 } } })).toBe(500);
});

test('a rule that says nothing of failures leaves those to the rule for all', () => {
  const faults: Faults = { all: { status: 503 }, operations: { getContact: { latency: { min: 9, max: 9 } } } };
  expect(chooseFault(faults, getContact, undefined, noChance)).toMatchObject({ latency: 9, failure: { status: 503 } });
});

test('what a request asks for comes first', () => {
  const faults: Faults = { all: { status: 500 }, operations: { getContact: { status: 501 } } };
  expect(chooseFault(faults, getContact, { kind: 'dropped' }, noChance)?.failure?.kind).toBe('dropped');
});

test('a request that asks to be spared is', () => {
  const faults: Faults = { all: { status: 500, latency: { min: 5, max: 5 } } };
  const spared: FaultRule = { rate: 0, latency: { min: 0, max: 0 } };
  expect(chooseFault(faults, getContact, spared, noChance)).toBeUndefined();
});

test('no token can be expired where none is asked for', () => {
  expect(chooseFault({ all: { kind: 'expired-token' } }, issueToken, undefined, noChance)).toBeUndefined();
});

test('an operation named like a member of every object has no rule by that', () => {
  const target = { api: 'own', id: 'constructor', security: [] };
  expect(chooseFault({ operations: {} }, target, undefined, noChance)).toBeUndefined();
});
