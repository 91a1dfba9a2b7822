import type { World } from '../../../world/world.ts';
import type { ItemKind } from '../kinds.ts';
import { emailStates } from '../states.ts';
import { guests, newsletter } from './catalogue.ts';

/** One thing that happened to a contact. */
export interface Step {
  readonly kind: ItemKind;
  /** Id of the email, landing page … */
  readonly item: number;
  readonly states: readonly string[];
  /** Left out where it is the last of the states. */
  readonly status?: string;
  /** Whether it is still to come, and has no date. */
  readonly planned?: true;
}

/** What all contacts with the same remainder of their number have in common: their list, and what happened to them. */
export interface Profile {
  readonly list: number;
  readonly steps: readonly Step[];
}

/** How many profiles there are: contact n has that of n modulo this. */
export const profileCount = 100;

/** The profiles of a world: the first three are those of the people in the description's examples, the others are drawn. */
export function createProfiles(world: World): Profile[] {
  return Array.from({ length: profileCount }, (_, row) => examples[row] ?? draw(world, row));
}

/** A sum over all contacts of what each of their profiles has. */
export function sumOver(contacts: number, valueOf: (row: number) => number): number {
  let sum = 0;
  for (let row = 0; row < profileCount; row += 1)
    sum += Math.ceil(Math.max(contacts - row, 0) / profileCount) * valueOf(row);
  return sum;
}

const examples: readonly Profile[] = [
  {
    list: newsletter,
    steps: [
      { kind: 'Email', item: 71, states: emailStates.clicked, status: 'Opened' },
      { kind: 'LandingPage', item: 91, states: ['Visited', 'Clicked', 'Submitted'] },
      { kind: 'WebForm', item: 95, states: ['Viewed', 'Submitted'] },
      { kind: 'SMS', item: 81, states: ['Sent', 'Delivered'] },
      { kind: 'Email', item: 72, states: emailStates.sent },
      { kind: 'LandingPage', item: 92, states: ['Visited'] },
      { kind: 'SMS', item: 82, states: [], status: 'Scheduled', planned: true },
      { kind: 'Event', item: 41, states: ['Invited'], planned: true },
    ],
  },
  {
    list: newsletter,
    steps: [
      { kind: 'Email', item: 71, states: emailStates.opened },
      { kind: 'LandingPage', item: 91, states: ['Visited', 'Clicked'] },
      { kind: 'SMS', item: 81, states: ['Sent', 'Delivered'] },
    ],
  },
  {
    list: newsletter,
    steps: [
      { kind: 'Email', item: 71, states: emailStates.delivered },
      { kind: 'SMS', item: 81, states: ['Sent'] },
    ],
  },
];

/** Dates of the first contact's steps, those of the examples. */
export const exampleDates: readonly (string | null)[] = [
  '2025-11-03T09:00:04.118+00:00',
  '2025-11-03T09:12:41.6603712+00:00',
  '2025-11-03T09:14:05.22+00:00',
  '2025-11-04T14:24:58.0527074+00:00',
  '2025-11-05T09:00:02.773+00:00',
  '2025-11-05T18:02:10.007+00:00',
  null,
  null,
];

/** What the journey of a list sends and shows. */
const journeyItems = {
  [newsletter]: { email: 71, text: 81, page: 91, form: 95 },
  [guests]: { email: 73, text: 83, page: 93, form: 96 },
};

/** By how many of a hundred emails end so. */
const emailEnds: readonly (readonly [end: keyof typeof emailStates, share: number])[] = [
  ['clicked', 0.18],
  ['read', 0.17],
  ['opened', 0.2],
  ['delivered', 0.36],
  ['sent', 0.03],
  ['soft-bounced', 0.03],
  ['hard-bounced', 0.03],
];

function draw(world: World, row: number): Profile {
  const random = world.random('which50', 'profile', row);
  const happens = (share: number): boolean => random.next() < share;
  const list = happens(0.75) ? newsletter : guests;
  const { email, text, page, form } = journeyItems[list];
  const steps: Step[] = [];
  if (happens(0.9)) {
    const end = pickEnd(random.next());
    steps.push({ kind: 'Email', item: email, states: emailStates[end] });
    if (end === 'clicked') steps.push(...visit(page, form, happens));
  }
  if (happens(0.7)) steps.push({ kind: 'SMS', item: text, states: happens(0.95) ? ['Sent', 'Delivered'] : ['Sent'] });
  if (happens(0.3)) steps.push({ kind: 'Email', item: 72, states: emailStates[pickEnd(random.next())] });
  if (happens(0.15)) steps.push({ kind: 'LandingPage', item: 92, states: ['Visited'] });
  if (happens(0.1)) steps.push({ kind: 'Competition', item: 45, states: ['Entered'] });
  if (happens(0.1)) steps.push({ kind: 'SMS', item: 82, states: [], status: 'Scheduled', planned: true });
  if (happens(0.2)) steps.push({ kind: 'Event', item: 41, states: ['Invited'], planned: true });
  return { list, steps };
}

function visit(page: number, form: number, happens: (share: number) => boolean): Step[] {
  if (!happens(0.7)) return [{ kind: 'LandingPage', item: page, states: ['Visited', 'Clicked'] }];
  return [
    { kind: 'LandingPage', item: page, states: ['Visited', 'Clicked', 'Submitted'] },
    { kind: 'WebForm', item: form, states: ['Viewed', 'Submitted'] },
  ];
}

function pickEnd(chance: number): keyof typeof emailStates {
  let left = chance;
  for (const [end, share] of emailEnds) if ((left -= share) < 0) return end;
  return 'delivered';
}
