import type { Base } from '../../../state/state.ts';
import type { World } from '../../../world/world.ts';
import { listBase } from '../../list-base.ts';
import { newJob } from '../import-job.ts';
import { makeKey } from '../keys.ts';
import type { Activity, Campaign, ContactsList, FileRecord } from '../kinds.ts';
import * as catalogue from './catalogue.ts';
import { createContacts } from './contacts.ts';
import { createProfiles, sumOver, type Profile, type Step } from './history.ts';
import { createInteractions } from './interactions.ts';
import { createBranches, createPolicies } from './linked-data.ts';

/** The collections that Which50 starts with. Contact n of it is person n of the world. */
export function seed(world: World): Readonly<Record<string, Base>> {
  const profiles = createProfiles(world);
  const bases: Record<string, Base<object>> = {
    contacts: createContacts(world, profiles),
    interactions: createInteractions(world, profiles),
    tallies: createTallies(world, profiles),
    contactLists: listBase(lists(world, profiles), ({ Id }) => Id),
    journeys: listBase(journeys(world, profiles), ({ Id }) => Id),
    activities: listBase(activities(world, profiles), ({ Id }) => Id),
    emails: listBase(catalogue.items.Email, ({ Id }) => Id),
    textMessages: listBase(catalogue.items.SMS, ({ Id }) => Id),
    landingPages: listBase(catalogue.items.LandingPage, ({ Id }) => Id),
    webForms: listBase(catalogue.items.WebForm, ({ Id }) => Id),
    events: listBase(catalogue.items.Event, ({ Id }) => Id),
    competitions: listBase(catalogue.items.Competition, ({ Id }) => Id),
    linkedData: listBase(catalogue.linkedData, ({ Id }) => Id),
    'linkedData/21/records': createPolicies(world),
    'linkedData/22/records': createBranches(),
    importJobs: listBase([createdJob], ({ Job }) => Job.Id),
    files: listBase([contactsFile()], ({ Path }) => Path),
    webhookSubscriptions: listBase(catalogue.subscriptions, ({ Id }) => Id),
    webhookKeys: listBase(keys(world), ({ Name }) => Name),
  };
  for (const { Id } of catalogue.lists) {
    bases[`contactLists/${Id}/fields`] = listBase(catalogue.listFields[Id]!, (field) => field.Id);
  }
  for (const { Id } of catalogue.linkedData) {
    bases[`linkedData/${Id}/fields`] = listBase(catalogue.linkedFields[Id]!, (field) => field.Id);
  }
  return Object.fromEntries(Object.entries(bases).map(([kind, base]) => [`which50/${kind}`, base as Base]));
}

/** With the contacts who had to do with them, and how often. */
function journeys({ contacts }: World, profiles: readonly Profile[]): Campaign[] {
  return catalogue.journeys.map((journey) => {
    const steps = profiles.map((profile) => profile.steps.filter((step) => journeyOf(step) === journey.Id).length);
    return {
      ...journey,
      Reach: sumOver(contacts, (row) => (steps[row]! > 0 ? 1 : 0)),
      Interactions: sumOver(contacts, (row) => steps[row]!),
    };
  });
}

/** Each contact has at most one seeded interaction with an item. */
function createTallies({ contacts }: World, profiles: readonly Profile[]): Base<Tally> {
  const steps = profiles.flatMap((profile) => profile.steps);
  const items = [...new Set(steps.map(({ kind, item }) => `${kind}/${item}`))].toSorted();
  return {
    size: items.length,
    at: (index) => tally(items[index]!, contacts, profiles),
    idAt: (index) => items[index]!,
    indexOf: (id) => items.indexOf(id),
  };
}

type Tally = Readonly<Record<string, number>>;

function tally(item: string, contacts: number, profiles: readonly Profile[]): Tally {
  const states = profiles.map(({ steps }) => steps.find((step) => `${step.kind}/${step.item}` === item)?.states ?? []);
  const names = [...new Set(states.flat())];
  return Object.fromEntries(
    names.map((name) => [name, sumOver(contacts, (row) => (states[row]!.includes(name) ? 1 : 0))]),
  );
}

function journeyOf({ kind, item }: Step): number | null {
  return catalogue.items[kind].find(({ Id }) => Id === item)!.CampaignId;
}

function lists({ contacts }: World, profiles: readonly Profile[]): ContactsList[] {
  return catalogue.lists.map((list) => ({
    ...list,
    Count: list.Id === catalogue.samples ? 1 : sumOver(contacts, (row) => (profiles[row]!.list === list.Id ? 1 : 0)),
  }));
}

/** Every contact of the seeded lists has an e-mail address and a number of its own. */
function activities({ contacts }: World, profiles: readonly Profile[]): Activity[] {
  return catalogue.activities.map(({ list, target, ...activity }) => {
    const count = sumOver(contacts, (row) => (profiles[row]!.list === list ? 1 : 0));
    return {
      ...activity,
      Target: {
        ...target,
        ContactListId: list,
        ContactsCount: count,
        ContactsCountEmail: count,
        ContactsCountSms: count,
        ContactsCountEmailWithDuplicates: count,
        ContactsCountSmsWithDuplicates: count,
      },
    };
  });
}

/** An import job that waits for its contacts: the one of the description's examples. */
const createdJob = newJob(7001, catalogue.newsletter, [
  'FirstName',
  'LastName',
  'Email',
  'Mobile',
  'ReferanceAccountId',
]);

function contactsFile(): FileRecord {
  const { path, text } = catalogue.contactsFile;
  return { Path: path, Base64: Buffer.from(text).toString('base64') };
}

function keys(world: World): { Name: string; Key: string }[] {
  return ['saltkey', 'apikey'].map((Name) => ({ Name, Key: makeKey(world.random('which50', Name)) }));
}
