import type { Base } from '../../../state/state.ts';
import { createUuids } from '../../../world/ids.ts';
import type { Random } from '../../../world/random.ts';
import type { Person, World } from '../../../world/world.ts';
import { agents, basicFlow, dispositions, queues } from '../directory.ts';
import { timestamp } from '../format.ts';
import { policyAttribute } from '../hooks.ts';
import type { InteractionRecord } from '../records.ts';
import { contactIds } from './contacts.ts';
import { remember } from './remember.ts';
import { createTimeline, type Timeline } from './timeline.ts';

/** The interactions of the seeded world, oldest first. */
export interface SeededInteractions extends Base<InteractionRecord> {
  readonly timeline: Timeline;
  /**
   * Which part an interaction plays. Part 0 is that of the description's examples, the latest one of contact 0; of four
   * parts, the first has a note and the last is one where the customer leaves before an agent answers.
   */
  partAt(index: number): number;
  indexOfPart(part: number): number;
}

/** How many interactions are kept once they were made. */
const remembered = 4096;
/** Number of the first Zendesk ticket. */
const firstTicket = 12_345;
/** Number of the policy of contact 0. */
const firstPolicy = 20_417;

/** Where customers reach the tenant. */
const contactPoints = {
  voice: '+35315550100',
  sms: '+35315550101',
  messaging: 'harbour-chat',
  email: 'care@example.com',
};
type Channel = keyof typeof contactPoints;

export function interactionsBase(world: World): SeededInteractions {
  const timeline = createTimeline(world);
  const { size } = timeline;
  const example = size > 0 ? timeline.indexesOf(0).at(-1)! : 0;
  const partAt = (index: number): number => (index - example + size) % size;
  const indexOfPart = (part: number): number => (part + example) % size;
  const known = ['b2109780-db83-11e7-9709-c2b07aa3bee9'].slice(0, size);
  const ids = createUuids({ seed: world.seed, kind: 'cxengage/interactions', size, known });
  const contacts = contactIds(world);
  const hasAttribute = (index: number): boolean => partAt(index) % 4 === 0;
  const listAttributes = (): number[] =>
    Array.from({ length: Math.ceil(size / 4) }, (_, count) => indexOfPart(count * 4)).toSorted((a, b) => a - b);
  const ofContact = (contact: number): readonly number[] =>
    contact >= 0 && contact < world.contacts ? timeline.indexesOf(contact) : [];
  const ofTicket = (ticket: number): readonly number[] =>
    ticket >= 0 && ticket * 8 < size ? [indexOfPart(ticket * 8)] : [];
  return {
    size,
    timeline,
    partAt,
    indexOfPart,
    idAt: (index) => ids.at(partAt(index)),
    indexOf(id) {
      const part = ids.indexOf(id);
      return part < 0 ? -1 : indexOfPart(part);
    },
    at: remember((index) => {
      const part = partAt(index);
      const contact = timeline.contactOf(index);
      const start = timeline.startOf(index);
      return {
        interactionId: ids.at(part),
        contactId: contacts.at(contact),
        startTimestamp: timestamp(start),
        flowId: basicFlow.id,
        ...(part === 0
          ? exampleCourse(world.person(contact))
          : drawCourse(world.random('cxengage/interactions', part), part, world.person(contact), world.epoch - start)),
        hookName: part % 4 === 0 ? policyAttribute.name : null,
        hookValue: part % 4 === 0 ? `HI-${firstPolicy + contact}` : null,
        ticketId: part % 8 === 0 ? String(firstTicket + part / 8) : null,
      };
    }, remembered),
    where(member, value) {
      if (typeof value !== 'string') return undefined;
      if (member === 'contactId') return ofContact(contacts.indexOf(value));
      if (member === 'ticketId') return ofTicket(numberIn(value, '', firstTicket));
      if (member === 'hookValue') return ofContact(numberIn(value, 'HI-', firstPolicy)).filter(hasAttribute);
      if (member !== 'hookName') return undefined;
      return value === policyAttribute.name ? listAttributes() : [];
    },
  };
}

/** How far a numbered text, such as `HI-20417`, is from the first one; -1 for any other text. */
function numberIn(text: string, prefix: string, first: number): number {
  const number = Number(text.slice(prefix.length)) - first;
  return Number.isInteger(number) && number >= 0 && text === `${prefix}${number + first}` ? number : -1;
}

/** What happens in an interaction. */
type Course = Omit<
  InteractionRecord,
  'interactionId' | 'contactId' | 'startTimestamp' | 'flowId' | 'hookName' | 'hookValue' | 'ticketId'
>;

function exampleCourse({ mobile }: Person): Course {
  return {
    channelType: 'voice',
    direction: 'inbound',
    customer: mobile,
    contactPoint: contactPoints.voice,
    ivrTime: 12_250,
    waitTime: 20_000,
    conversationTime: 220_250,
    agentId: agents[0]!.id,
    queueId: queues[0]!.id,
    dispositionId: dispositions[0]!.id,
    csat: 9,
  };
}

/** @param room milliseconds in which it has to be over */
function drawCourse(random: Random, part: number, { mobile, email }: Person, room: number): Course {
  const drawTime = (least: number, most: number): number => Math.min(random.integer(least, most), Math.floor(room / 4));
  const isAbandoned = part % 4 === 3;
  const channelType: Channel = isAbandoned
    ? 'voice'
    : random.pick(['voice', 'voice', 'voice', 'sms', 'messaging', 'email']);
  const isInbound = isAbandoned || channelType !== 'voice' || random.next() < 0.7;
  return {
    channelType,
    direction: isInbound ? 'inbound' : random.pick(['outbound', 'agent-initiated']),
    customer: channelType === 'email' ? email : mobile,
    contactPoint: contactPoints[channelType],
    ivrTime: channelType === 'voice' && isInbound ? drawTime(150, 15_000) : 0,
    waitTime: drawTime(2_000, 90_000),
    conversationTime: isAbandoned ? null : drawTime(20_000, 600_000),
    agentId: isAbandoned ? null : random.pick(agents).id,
    queueId: isInbound ? random.pick(queues).id : null,
    dispositionId: isAbandoned ? null : random.pick(dispositions).id,
    csat: isAbandoned ? null : drawScore(random),
  };
}

/** Half of the customers give one. */
function drawScore(random: Random): number | null {
  return random.next() < 0.5 ? random.integer(4, 10) : null;
}
