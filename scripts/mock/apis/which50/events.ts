import { createHmac } from 'node:crypto';
import type { Call } from '../../behaviour.ts';
import { writeDate } from './dates.ts';
import { keysIn, subscriptionsIn } from './kinds.ts';

/**
 * Calls everybody who has a live subscription to an event. The vendor's pages name neither events nor what a call looks
 * like, so all of it is ours: a POST of JSON `{ SubscriptionId, EventName, Occurred, Data }`, with the webhook API key in
 * `X-Which50-Api-Key`, and in `X-Which50-Signature` `sha256=` and the HMAC of the body with the salt key, in hexadecimal.
 * The events are ContactCreated, ContactUpdated, DeviceRegistered, ImportFinished, ImportFailed, EmailSent and the other
 * states of an email (EmailDelivered, EmailOpened …), TextMessageSent, TextMessageDelivered, and custom events by their own
 * names: those of an import come about once, with the job, where it has inserted or updated a contact.
 * @param occurred milliseconds since 1970; defaults to now
 */
export function announce(call: Call, EventName: string, Data: object, occurred: number = call.now): void {
  for (const subscription of subscriptionsIn(call.state).values()) {
    if (!subscription.IsActive || subscription.EventName !== EventName) continue;
    const { Id: SubscriptionId, Url: url } = subscription;
    const body = JSON.stringify({ SubscriptionId, EventName, Occurred: writeDate(occurred), Data });
    const signature = createHmac('sha256', keyOf(call, 'saltkey')).update(body).digest('hex');
    const headers = {
      'content-type': 'application/json',
      'x-which50-api-key': keyOf(call, 'apikey'),
      'x-which50-signature': `sha256=${signature}`,
    };
    call.send({ method: 'POST', url, headers, body });
  }
}

/** Whether anybody has a live subscription to one of some events. */
export function isHeard({ state }: Call, events: readonly string[]): boolean {
  return [...subscriptionsIn(state).values()].some(({ IsActive, EventName }) => IsActive && events.includes(EventName));
}

function keyOf({ state }: Call, name: string): string {
  return keysIn(state).get(name)?.Key ?? '';
}
