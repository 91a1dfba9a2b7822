import { expect, test } from 'vitest';
import { judgeCredential } from '../../../scripts/mock/apis/credentials.ts';
import { Refused } from '../../../scripts/mock/behaviour.ts';

const now = Date.parse('2026-02-01T10:00:00Z');

function statusOf(credential: string, reads = false): number {
  try {
    judgeCredential(credential, { reads, now });
    return 200;
  } catch (error) {
    return (error as Refused).status;
  }
}

function jwt(claims: unknown): string {
  return `${partOf({ alg: 'none' })}.${partOf(claims)}.signature`;
}

function partOf(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

test.each([
  ['mock-token', 200],
  ['mock-read-only', 403],
  ['mock-forbidden', 403],
  ['mock-expired', 401],
  ['', 401],
  ['anything', 401],
  ['__proto__', 401],
  ['a.b.c', 401],
  ['a.bnVsbA.c', 401],
])('%j may write: %d', (credential, status) => {
  expect(statusOf(credential)).toBe(status);
});

test('a reading credential reads', () => {
  expect(statusOf('mock-read-only', true)).toBe(200);
});

test.each([
  ['that has not expired', { exp: now / 1000 + 1 }, 200],
  ['that never expires', {}, 200],
  ['that has just expired', { exp: now / 1000 }, 401],
  ['for later', { nbf: now / 1000 + 1 }, 401],
  ['whose claims are a list', [], 200],
])('a JSON Web Token %s: %d', (_, claims, status) => {
  expect(statusOf(jwt(claims))).toBe(status);
});
