import { Refused } from '../behaviour.ts';
import { Content } from './content.ts';
import type { Item, Seeding, Snapshot } from './state.ts';

/** Most records of a whole snapshot, so that it fits a text and does not keep everybody waiting. */
const mostRecords = 250_000;

type Records = [id: string, record: Item | null][];

/** What differs from the seeded world, in an order that depends on the state alone. */
export function takeSnapshot(content: Content): Snapshot {
  return snapshotOf(content, content.world, (name) => [...content.overlay(name).list()]);
}

/**
 * Every record there is, on top of a world in which there are no people.
 * @throws Refused with status 400 where these are too many
 */
export function takeWholeSnapshot(content: Content, seeding: Seeding): Snapshot {
  const size = content.names().reduce((sum, name) => sum + content.overlay(name).size, 0);
  if (size > mostRecords) {
    throw new Refused(
      400,
      `There are ${size.toLocaleString('en')} records, and a whole snapshot holds at most ` +
        `${mostRecords.toLocaleString('en')}. Take one of the changes alone, or start with fewer contacts.`,
    );
  }
  const empty = new Content({ ...content.world, contacts: 0 }, seeding);
  return snapshotOf(content, empty.world, (name) => {
    const records: Records = [];
    for (const position of empty.overlay(name).positions()) records.push([empty.overlay(name).idAt(position), null]);
    const overlay = content.overlay(name);
    for (const position of overlay.positions()) records.push([overlay.idAt(position), overlay.at(position)]);
    return records;
  });
}

function snapshotOf(content: Content, world: Snapshot['world'], recordsOf: (name: string) => Records): Snapshot {
  const collections = content.names().map((name) => [name, recordsOf(name)] as const);
  return {
    version: 1,
    world,
    counters: Object.fromEntries([...content.counters].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    collections: Object.fromEntries(collections.filter(([, records]) => records.length > 0)),
  };
}
