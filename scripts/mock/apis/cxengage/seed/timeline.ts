import type { World } from '../../../world/world.ts';

/**
 * When which contact of the seeded world had an interaction, told by arithmetic alone. Time is cut into as many parts as
 * there are contacts; in the part that begins with the n-th contact becoming known, three interactions take place:
 * the first one of that contact, one of a contact known for longer, and one of the loyal few, among them contact 0.
 */
export interface Timeline {
  /** How many interactions there are; they are numbered from the oldest, 0. */
  readonly size: number;
  /** When one begins, in milliseconds since 1970. Each begins later than the one before. */
  startOf(index: number): number;
  /** Index of the contact of an interaction. */
  contactOf(index: number): number;
  /** Numbers of the interactions of a contact, oldest first. */
  indexesOf(contact: number): readonly number[];
}

/** How many interactions begin in a part of time: as many as there are for each contact, on the average. */
export const interactionsPerContact = 3;
/** About how many interactions one of the loyal few has, where there are as many contacts. */
const loyalty = 22;

export function createTimeline({ contacts, epoch, person }: World): Timeline {
  const loyal = Math.max(1, Math.floor(contacts / loyalty));
  const isPart = (part: number): boolean => part < contacts;
  return {
    size: contacts * interactionsPerContact,
    startOf(index) {
      const part = Math.floor(index / interactionsPerContact);
      const from = person(part).createdAt;
      const to = isPart(part + 1) ? person(part + 1).createdAt : epoch;
      return Math.floor(from + ((to - from) * ((index % interactionsPerContact) + 1)) / 4);
    },
    contactOf(index) {
      const part = Math.floor(index / interactionsPerContact);
      return [part, Math.floor(part / 2), part % loyal][index % interactionsPerContact]!;
    },
    indexesOf(contact) {
      const visits = contact < loyal ? Math.ceil((contacts - contact) / loyal) : 0;
      const first = contact * interactionsPerContact;
      const later = [contact * 2, contact * 2 + 1].filter(isPart).map((part) => part * interactionsPerContact + 1);
      const repeated = Array.from(
        { length: visits },
        (_, visit) => (contact + visit * loyal) * interactionsPerContact + 2,
      );
      return [first, ...later, ...repeated].toSorted((a, b) => a - b);
    },
  };
}
