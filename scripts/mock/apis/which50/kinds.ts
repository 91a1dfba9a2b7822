import type { components } from '../../../../generated/which50/schema.ts';
import type { Collection, State } from '../../state/state.ts';

type Schemas = components['schemas'];

/** What the vendor's answers are made of, by the names the description has for it. */
export type Contact = Schemas['Contact'];
export type ContactWrite = Schemas['ContactWrite'];
export type ContactsList = Schemas['ContactsList'];
export type ContactInteraction = Schemas['ContactInteraction'];
export type Field = Schemas['ContactSchemaField'];
export type Campaign = Schemas['Campaign'];
export type Activity = Schemas['CampaignActivity'];
export type ImportJob = Schemas['ImportJob'];
export type LinkedData = Schemas['LinkedData'];
export type LinkedDataRecord = Schemas['LinkedDataRecord'];
export type Subscription = Schemas['WebhookSubscription'];

/** Data of a contact, by the names of the list's fields. */
export type Values = Readonly<Record<string, unknown>>;

/** A contact as it is kept: with the integer id that the vendor shows in XML only, and without warnings. */
export interface ContactRecord extends Omit<Contact, 'ValidationWarnings' | 'Values'> {
  readonly Id: number;
  readonly Values: Values;
}

/** What contacts interact with: an email, a text message, a landing page, a web form, an event or a competition. */
export interface Item {
  readonly Id: number;
  readonly Name: string;
  /** The journey it belongs to, or null for one that stands alone. */
  readonly CampaignId: number | null;
  /** The activity of the journey that sends it. */
  readonly ActivityId?: number;
  /** The landing page that holds a web form. */
  readonly LandingPageId?: number;
}

/** Kinds of items, as `Interaction` names them. */
export type ItemKind = 'Email' | 'SMS' | 'LandingPage' | 'WebForm' | 'Event' | 'Competition';

/** An interaction as it is kept: with its contact, what it is with, and the states it has come through. */
export interface Interaction extends ContactInteraction {
  readonly ContactId: string;
  /** Kind and id of the item, such as `Email/71`. */
  readonly Item: string;
  /** In order; the names are those of the `{state}` parameters. */
  readonly States: readonly string[];
  /** Where a request sent it: its states come as time passes. */
  readonly Sending?: Sending;
}

/** A message under way. */
export interface Sending {
  /** Milliseconds since 1970. */
  readonly SentAt: number;
  readonly Course: 'answered' | 'soft-bounced' | 'hard-bounced' | 'delivered' | 'undelivered';
}

/** An import job with its work. */
export interface JobRecord {
  /** As it is answered. */
  readonly Job: ImportJob;
  readonly FieldNames: readonly string[];
  /** Names of the fields to match contacts by; empty for the mock's own way. */
  readonly Match: readonly string[];
  readonly CustomEvents: readonly string[];
  /** How many contacts each batch has. */
  readonly Batches: readonly number[];
  /** Milliseconds since 1970, or null for a job that was not run. */
  readonly RunAt: number | null;
  /** How many contacts have been dealt with. */
  readonly Done: number;
}

/** A batch as it is kept until its job is done: rows of an encrypted id, if there was one, and a cell for each field. */
export interface BatchRecord {
  readonly Rows: readonly (readonly unknown[])[];
}

/** A file in the FTP folder. */
export interface FileRecord {
  readonly Path: string;
  readonly Base64: string;
}

/** A message with states to come that somebody waits for. */
export interface Followed {
  /** How many of its states have been announced. */
  readonly Announced: number;
}

/** The collections of the state. */
export const contactsIn = (state: State): Collection<ContactRecord> => state.collection('which50/contacts');
export const listsIn = (state: State): Collection<ContactsList> => state.collection('which50/contactLists');
export const fieldsIn = (state: State, list: number): Collection<Field> =>
  state.collection(`which50/contactLists/${list}/fields`);
export const journeysIn = (state: State): Collection<Campaign> => state.collection('which50/journeys');
export const activitiesIn = (state: State): Collection<Activity> => state.collection('which50/activities');
/** Those of the seeded world, which no request adds to. */
export const interactionsIn = (state: State): Collection<Interaction> => state.collection('which50/interactions');
/** Those that requests have brought about. */
export const sentIn = (state: State): Collection<Interaction> => state.collection('which50/sentMessages');
/** How many contacts each seeded item has brought into each state, by kind and id of the item. */
export const talliesIn = (state: State): Collection<Readonly<Record<string, number>>> =>
  state.collection('which50/tallies');
export const jobsIn = (state: State): Collection<JobRecord> => state.collection('which50/importJobs');
export const batchesIn = (state: State): Collection<BatchRecord> => state.collection('which50/importBatches');
export const linkedDataIn = (state: State): Collection<LinkedData> => state.collection('which50/linkedData');
export const linkedFieldsIn = (state: State, id: number): Collection<Field> =>
  state.collection(`which50/linkedData/${id}/fields`);
export const linkedRecordsIn = (state: State, id: number): Collection<LinkedDataRecord> =>
  state.collection(`which50/linkedData/${id}/records`);
export const filesIn = (state: State): Collection<FileRecord> => state.collection('which50/files');
export const devicesIn = (state: State): Collection<{ readonly DeviceID: string; readonly ContactId: string }> =>
  state.collection('which50/devices');
export const subscriptionsIn = (state: State): Collection<Subscription> =>
  state.collection('which50/webhookSubscriptions');
export const keysIn = (state: State): Collection<{ readonly Name: string; readonly Key: string }> =>
  state.collection('which50/webhookKeys');
/** Import jobs that were run and have not ended, by the id of the job. */
export const runningIn = (state: State): Collection<{ readonly Id: string }> => state.collection('which50/runningJobs');
/** By the id of the message. */
export const followedIn = (state: State): Collection<Followed> => state.collection('which50/followedMessages');
/** When, in milliseconds since 1970, the next state of a followed message is to be announced. */
export const dueIn = (state: State): Collection<{ readonly At: number }> => state.collection('which50/due');

const itemCollections: Readonly<Record<ItemKind, string>> = {
  Email: 'which50/emails',
  SMS: 'which50/textMessages',
  LandingPage: 'which50/landingPages',
  WebForm: 'which50/webForms',
  Event: 'which50/events',
  Competition: 'which50/competitions',
};

export const itemsIn = (state: State, kind: ItemKind): Collection<Item> => state.collection(itemCollections[kind]);
