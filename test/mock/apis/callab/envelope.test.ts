import { expect, test } from 'vitest';
import { refuse } from '../../../../scripts/mock/apis/callab/envelope.ts';
import { lastCallOf } from '../../../../scripts/mock/apis/callab/last-call.ts';
import { Refused } from '../../../../scripts/mock/behaviour.ts';
import { model } from './support.ts';

const [getContact, makeCall] = ['getContact', 'makeCall'].map((id) => model.operations.find((one) => one.id === id)!);

test.each([400, 404, 409, 422])(
  'what is refused with %d comes with HTTP status 200, or 400 where that is described',
  (status) => {
    const refused = new Refused(status, 'No');
    const body = { status: 'error', message: 'No' };
    expect(refuse(refused, getContact!)).toEqual({ status: 200, body });
    expect(refuse(refused, makeCall!)).toEqual({ status: 400, body });
  },
);

test.each([401, 500])('the described status %d stays', (status) => {
  expect(refuse(new Refused(status, 'No'), getContact!)).toEqual({ status, body: { status: 'error', message: 'No' } });
});

test.each([403, 406, 413, 415, 429, 503])('the pages show nothing for %d', (status) => {
  expect(refuse(new Refused(status, 'No'), makeCall!)).toBeUndefined();
});

test('each violation is told', () => {
  const violations = ['a', 'b'].map(
    (name) =>
      ({ location: ['request', 'body', name], severity: 'Error', code: 'x', message: `${name} is wrong` }) as const,
  );
  const refused = new Refused(422, 'Invalid', violations);
  expect(refuse(refused, getContact!)?.body).toMatchObject({ message: 'a is wrong. b is wrong.' });
});

test.each([
  ['queued', '', 'in-progress'],
  ['ringing', '', 'in-progress'],
  ['in-progress', '', 'in-progress'],
  ['completed', 'user_hangup', 'completed'],
  ['failed', 'busy', 'busy'],
  ['failed', 'no_answer', 'no-answer'],
])('a call that is %s %s is told of its contact as %s', (call_status, disconnect_reason, told) => {
  expect(lastCallOf({ call_status, disconnect_reason, call_duration: 0 }).last_call_status).toBe(told);
});
