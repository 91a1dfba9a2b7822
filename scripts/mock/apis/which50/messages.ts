import type { Call } from '../../behaviour.ts';
import type { State } from '../../state/state.ts';
import { writeDate } from './dates.ts';
import { announce, isHeard } from './events.ts';
import { recordedFor } from './interactions.ts';
import { dueIn, followedIn, interactionsIn, journeysIn, sentIn } from './kinds.ts';
import type { Campaign, Contact, Interaction, Item } from './kinds.ts';
import { invalid } from './refusals.ts';
import { firstInteraction } from './seed/interactions.ts';
import { emailCourse, statesReached, statesToCome, textCourse } from './states.ts';

/** The two kinds of messages a request can send. */
export type Channel = 'Email' | 'SMS';

const events = { Email: 'Email', SMS: 'TextMessage' } as const;

/**
 * Sends a message to a contact: it stands among the contact's interactions from then on, and its states come as time
 * passes (see `emailCourse` and `textCourse`).
 * @throws Refused with status 400 for a contact without an address for it
 */
export function sendMessage(call: Call, channel: Channel, item: Item, contact: Contact): void {
  const { state, now } = call;
  const field = channel === 'Email' ? 'Email' : 'Mobile';
  const address = contact.Values[field];
  if (typeof address !== 'string') {
    throw invalid(['body', 'Contact', 'Values', field], 'is needed to send to: the contact has none');
  }
  const Course = channel === 'Email' ? emailCourse(address) : textCourse(address);
  const journey = countIn(call, item, contact);
  const Id = firstInteraction + interactionsIn(state).size + state.next('which50/sentMessages') - 1;
  const message: Message = {
    Id,
    Interaction: channel,
    Name: item.Name,
    Occurred: writeDate(now),
    Status: 'Sent',
    CampaignId: item.CampaignId,
    CampaignName: journey?.Name ?? null,
    ContactId: contact.EncContactId,
    Item: `${channel}/${item.Id}`,
    States: ['Sent'],
    Sending: { SentAt: now, Course },
  };
  sentIn(state).set(String(Id), message);
  announceReached(call, message, 0);
  follow(call, message);
}

/** Counts a message in the numbers of its journey, if it has one. */
function countIn({ state }: Call, { CampaignId }: Item, { EncContactId }: Contact): Campaign | undefined {
  const journey = CampaignId === null ? undefined : journeysIn(state).get(String(CampaignId));
  if (!journey) return undefined;
  const isNew = recordedFor(state, EncContactId).every((before) => before.CampaignId !== CampaignId);
  const counts = { Reach: journey.Reach + (isNew ? 1 : 0), Interactions: journey.Interactions + 1 };
  journeysIn(state).set(String(CampaignId), { ...journey, ...counts });
  return journey;
}

/** A message that a request sent. */
type Message = Interaction & Required<Pick<Interaction, 'Sending'>>;

/** Follows the messages under way that were sent before anybody waited for their states. */
export function followAll(call: Call): void {
  for (const message of sentIn(call.state).values()) follow(call, message as Message);
}

/** Sees to it that the states a message is still to come into are announced, where somebody waits for one of them. */
function follow(call: Call, message: Message): void {
  const { state, now } = call;
  const id = String(message.Id);
  const Announced = Math.max(statesReached(message.Sending, now).length, 1);
  const coming = statesToCome(message.Sending, Announced);
  if (coming.length === 0 || followedIn(state).has(id)) return;
  const names = coming.map((one) => eventOf(message, one.state));
  if (!isHeard(call, names)) return;
  followedIn(state).set(id, { Announced });
  dueIn(state).set('messages', { At: Math.min(coming[0]!.at, dueAt(state)) });
}

/**
 * Announces the states that followed messages have come into. It looks at all of them, and so, where there are thousands,
 * less often than something is due: a webhook then comes some tenths of a second late, with its true time in it.
 */
export function announceDue(call: Call): void {
  const { state, now } = call;
  const followed = followedIn(state);
  if (now < dueAt(state)) return;
  let At = Infinity;
  for (const [id, { Announced }] of followed.entries()) {
    const message = sentIn(state).get(id) as Message | undefined;
    const announced = message ? announceReached(call, message, Announced) : Announced;
    const [next] = message ? statesToCome(message.Sending, announced) : [];
    if (!next) followed.delete(id);
    else if (announced !== Announced) followed.set(id, { Announced: announced });
    At = Math.min(At, next?.at ?? Infinity);
  }
  if (followed.size === 0) dueIn(state).delete('messages');
  else dueIn(state).set('messages', { At: Math.max(At, now + Math.floor(followed.size / 50)) });
}

function dueAt(state: State): number {
  return dueIn(state).get('messages')?.At ?? Infinity;
}

/**
 * @param announced how many states of the message have been announced before
 * @returns how many have been by now
 */
function announceReached(call: Call, message: Message, announced: number): number {
  const reached = statesReached(message.Sending, call.now);
  for (const { state, at } of reached.slice(announced)) announce(call, eventOf(message, state), toEvent(message), at);
  return Math.max(announced, reached.length);
}

function eventOf({ Interaction }: Message, state: string): string {
  return `${events[Interaction as Channel]}${state}`;
}

function toEvent({ Id, Item, Name, ContactId, CampaignId, CampaignName }: Interaction): object {
  const [, itemId] = Item.split('/');
  return { InteractionId: Id, MessageId: Number(itemId), Name, EncContactId: ContactId, CampaignId, CampaignName };
}
