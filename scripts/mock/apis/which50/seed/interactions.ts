import type { Base } from '../../../state/state.ts';
import type { World } from '../../../world/world.ts';
import { createContactIds } from '../contact-ids.ts';
import { writeDate } from '../dates.ts';
import type { Interaction } from '../kinds.ts';
import { items, journeys } from './catalogue.ts';
import { sampleContact } from './contacts.ts';
import { exampleDates, profileCount, type Profile, type Step } from './history.ts';

/** Id of the first interaction, that of the description's examples. */
export const firstInteraction = 5101;

/** When the first journey began: nothing is older, in milliseconds since 1970. */
const begin = Date.UTC(2025, 9, 13, 8);

/** The interactions of the vendor's sample: two of one kind, as they stand there. */
const sampleInteractions: readonly Interaction[] = [0, 1].map(() => ({
  Id: 1,
  Interaction: 'sample string 2',
  Name: 'sample string 3',
  Occurred: '2025-11-04T14:24:58.0527074+00:00',
  Status: 'sample string 4',
  CampaignId: 1,
  CampaignName: 'sample string 5',
  ContactId: sampleContact.EncContactId,
  Item: 'sample string 2/1',
  States: [],
}));

/**
 * The interactions, contact by contact. Which ones a contact has follows from its profile alone, so that contact, position
 * and id lead to one another by arithmetic.
 */
export function createInteractions(world: World, profiles: readonly Profile[]): Base<Interaction> {
  const layout = layOut(profiles);
  const ids = createContactIds(world.seed);
  const seeded = layout.positionOf(world.contacts);
  return {
    size: seeded + sampleInteractions.length,
    at(position) {
      if (position >= seeded) return sampleInteractions[position - seeded]!;
      const { contact, steps, place, common } = layout.find(position);
      const Occurred = contact === 0 ? exampleDates[place]! : dateOf(world, contact, steps, place);
      return { Id: firstInteraction + position, ...common, Occurred, ContactId: ids.at(contact) };
    },
    idAt: (position) => (position < seeded ? String(firstInteraction + position) : `sample ${position - seeded + 1}`),
    indexOf(id) {
      const sample = /^sample ([12])$/.exec(id)?.[1];
      if (sample !== undefined) return seeded + Number(sample) - 1;
      const position = Number(id) - firstInteraction;
      return position >= 0 && position < seeded && String(firstInteraction + position) === id ? position : -1;
    },
    where(member, value) {
      if (member === 'Item') return layout.withItem(String(value), world.contacts);
      if (member !== 'ContactId') return undefined;
      if (value === sampleContact.EncContactId) return sampleInteractions.map((_, index) => seeded + index);
      const contact = ids.numberOf(String(value));
      if (contact < 0 || contact >= world.contacts) return [];
      const first = layout.positionOf(contact);
      return Array.from({ length: layout.positionOf(contact + 1) - first }, (_, index) => first + index);
    },
  };
}

/** What the interactions of all contacts with one step have in common. */
type Common = Omit<Interaction, 'Id' | 'Occurred' | 'ContactId'>;

interface Layout {
  /** Where the interactions of a contact begin. */
  positionOf(contact: number): number;
  find(position: number): { contact: number; steps: readonly Step[]; place: number; common: Common };
  /** Positions of the interactions with an item, in order. */
  withItem(item: string, contacts: number): number[];
}

function layOut(profiles: readonly Profile[]): Layout {
  const places = profiles.flatMap(({ steps }, row) =>
    steps.map((step, place) => ({ row, steps, place, common: describe(step) })),
  );
  const starts = profiles.map((_, row) => places.filter((one) => one.row < row).length);
  const positionOf = (contact: number): number =>
    Math.floor(contact / profileCount) * places.length + starts[contact % profileCount]!;
  return {
    positionOf,
    find(position) {
      const { row, ...found } = places[position % places.length]!;
      return { contact: Math.floor(position / places.length) * profileCount + row, ...found };
    },
    withItem(item, contacts) {
      const offsets = places.flatMap((one, offset) => (one.common.Item === item ? [offset] : []));
      const positions: number[] = [];
      const end = positionOf(contacts);
      for (let start = 0; start < end; start += places.length) {
        for (const offset of offsets) if (start + offset < end) positions.push(start + offset);
      }
      return positions;
    },
  };
}

function describe(step: Step): Common {
  const { kind, item, states, status = states.at(-1)! } = step;
  const { Name, CampaignId } = items[kind].find(({ Id }) => Id === item)!;
  const CampaignName = journeys.find(({ Id }) => Id === CampaignId)?.Name ?? null;
  return { Interaction: kind, Name, Status: status, CampaignId, CampaignName, Item: `${kind}/${item}`, States: states };
}

/** Evenly spread from when the contact and the journey were both there to the present of the seeded data. */
function dateOf(world: World, contact: number, steps: readonly Step[], place: number): string | null {
  if (steps[place]!.planned) return null;
  const from = Math.max(begin, world.person(contact).createdAt);
  return writeDate(Math.floor(from + ((world.epoch - from) * (place + 1)) / (steps.length + 1)));
}
