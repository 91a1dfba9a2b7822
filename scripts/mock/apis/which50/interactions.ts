import type { State } from '../../state/state.ts';
import { contactsIn, interactionsIn, itemsIn, journeysIn, sentIn, talliesIn } from './kinds.ts';
import { found } from './refusals.ts';
import type { Contact, Interaction, Item, ItemKind } from './kinds.ts';
import { statesReached } from './states.ts';

/** The interactions of a contact as they stand at a time, those that requests brought about last. */
export function ofContact(state: State, contact: string, now: number): Interaction[] {
  return recordedFor(state, contact).map((one) => atTime(one, now));
}

/** The interactions of a contact as they are kept, whatever the time. */
export function recordedFor(state: State, contact: string): Interaction[] {
  return [...interactionsIn(state).where('ContactId', contact), ...sentIn(state).where('ContactId', contact)];
}

/** Takes what a contact did out of all numbers, as the lists of contacts no longer show who did it. */
export function forget(state: State, contact: string): void {
  for (const { Item, States } of interactionsIn(state).where('ContactId', contact)) {
    const tally = Object.entries(talliesIn(state).get(Item) ?? {});
    const without = tally.map(([name, count]) => [name, States.includes(name) ? count - 1 : count]);
    talliesIn(state).set(Item, Object.fromEntries(without) as Record<string, number>);
  }
  const reached = new Set<number>();
  for (const { CampaignId } of recordedFor(state, contact)) {
    const journey = CampaignId === null ? undefined : journeysIn(state).get(String(CampaignId));
    if (!journey) continue;
    const Reach = reached.has(journey.Id) ? journey.Reach : journey.Reach - 1;
    journeysIn(state).set(String(journey.Id), { ...journey, Reach, Interactions: journey.Interactions - 1 });
    reached.add(journey.Id);
  }
  for (const { Id } of sentIn(state).where('ContactId', contact)) sentIn(state).delete(String(Id));
}

/** The interactions with an item as they stand at a time. */
export function withItem(state: State, kind: ItemKind, id: number, now: number): Interaction[] {
  return [...interactionsIn(state).where('Item', `${kind}/${id}`), ...sentWith(state, kind, id, now)];
}

/**
 * How many contacts an item has brought into each state. Those of the seeded world are not counted one by one, as there
 * may be very many.
 */
export function countStates(state: State, kind: ItemKind, id: number, now: number): Map<string, number> {
  const counts = new Map(Object.entries(talliesIn(state).get(`${kind}/${id}`) ?? {}));
  const counted = new Set<string>();
  for (const { ContactId, Item, States } of sentWith(state, kind, id, now)) {
    const before = interactionsIn(state).where('ContactId', ContactId);
    const known = new Set(before.filter((one) => one.Item === Item).flatMap((one) => one.States));
    for (const name of States) {
      const key = `${name} ${ContactId}`;
      if (!known.has(name) && !counted.has(key)) counts.set(name, (counts.get(name) ?? 0) + 1);
      counted.add(key);
    }
  }
  return counts;
}

/** The contacts of some interactions, each once. */
export function contactsOf(state: State, interactions: Iterable<{ readonly ContactId: string }>): Contact[] {
  const ids = new Set([...interactions].map(({ ContactId }) => ContactId));
  return [...ids].flatMap((id) => contactsIn(state).get(id) ?? []);
}

const names = { Email: 'Email', SMS: 'Text message', LandingPage: 'Landing page' } as const;

/** An item that a journey has. @throws Refused with status 404 */
export function itemOfJourney(state: State, kind: keyof typeof names, id: number, journey: number): Item {
  found(journeysIn(state).get(String(journey)), `Journey ${journey}`);
  const item = itemsIn(state, kind).get(String(id));
  return found(item?.CampaignId === journey ? item : undefined, `${names[kind]} ${id} of journey ${journey}`);
}

function sentWith(state: State, kind: ItemKind, id: number, now: number): Interaction[] {
  return sentIn(state)
    .where('Item', `${kind}/${id}`)
    .map((sent) => atTime(sent, now));
}

function atTime(interaction: Interaction, now: number): Interaction {
  if (!interaction.Sending) return interaction;
  const States = statesReached(interaction.Sending, now).map(({ state }) => state);
  return { ...interaction, States, Status: States.at(-1) ?? 'Sent' };
}
