import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newCall } from '../../../../scripts/mock/apis/callab/new-call.ts';
import { callAt, callInTheEnd } from '../../../../scripts/mock/apis/callab/progress.ts';
import type { JsonSchema } from '../../../../scripts/spec/openapi.ts';
import { createValidator } from '../../../support/validate.ts';
import { agentId, document } from './support.ts';

const validate = createValidator(document);
const at = Date.parse('2026-02-01T10:00:00Z');
const calls = fc.tuple(fc.uuid(), fc.boolean()).map(([id, is_test]) =>
  newCall({
    id,
    call_sid: 'CA1',
    ai_agent_id: agentId,
    call_from: '+61255500100',
    call_to: '+61255500110',
    call_direction: 'outbound',
    workspace_id: 'default',
    is_test,
    at,
  }),
);
const seconds = fc.integer({ min: 0, max: 400 });
const order = ['queued', 'ringing', 'in-progress', 'completed', 'failed'];

test('the status of a call only moves on', () => {
  fc.assert(
    fc.property(calls, seconds, seconds, (call, a, b) => {
      const [before, after] = [a, b]
        .toSorted((x, y) => x - y)
        .map((time) => callAt(call, at + time * 1000).call_status);
      expect(order.indexOf(before!)).toBeLessThanOrEqual(order.indexOf(after!));
    }),
  );
});

test('a call is as the description says at any time', () => {
  const schema = document.components!.schemas!['Call'] as JsonSchema;
  fc.assert(
    fc.property(calls, seconds, (call, time) => {
      expect(validate(schema, callAt(call, at + time * 1000))).toEqual([]);
    }),
  );
});

test('a call that has ended stays as it is', () => {
  fc.assert(
    fc.property(calls, (call) => {
      const end = callInTheEnd(call);
      expect(callAt(call, at + 400_000)).toEqual(end);
      expect(callAt(end, at)).toBe(end);
    }),
  );
});

test('a call is as long as the time from its start to its end, or 0 when nobody answers', () => {
  fc.assert(
    fc.property(calls, (call) => {
      const { call_status: status, call_duration: duration, started_at: start, ended_at: end } = callInTheEnd(call);
      expect(duration).toBe(status === 'failed' ? 0 : (Date.parse(end!) - Date.parse(start!)) / 1000);
    }),
  );
});

test('a call that nobody answers is tried again, unless it is a test', () => {
  fc.assert(
    fc.property(calls, (call) => {
      const { call_status: status, retry_at: retry, is_test: isTest } = callInTheEnd(call);
      expect(retry !== null).toBe(status === 'failed' && !isTest);
    }),
  );
});

test('about one call in five is not answered', () => {
  const statuses = fc.sample(calls, 1000).map((call) => callInTheEnd(call).call_status);
  const failed = statuses.filter((status) => status === 'failed').length;
  expect(failed).toBeGreaterThan(120);
  expect(failed).toBeLessThan(280);
});
