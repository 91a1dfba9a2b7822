import { Refused, type Call } from '../../behaviour.ts';
import type { State } from '../../state/state.ts';
import { writeDate } from './dates.ts';
import { announce } from './events.ts';
import { checkValues, fit, type Fields } from './fields.ts';
import { batchesIn, contactsIn, jobsIn } from './kinds.ts';
import type { BatchRecord, ContactRecord, ContactWrite, ImportJob, JobRecord, Values } from './kinds.ts';
import { findByAddress, findContacts } from './match.ts';
import { drop, fieldsOf, insert, update } from './upsert.ts';

/** A job that waits for its contacts. */
export function newJob(Id: number, ContactListId: number, FieldNames: readonly string[]): JobRecord {
  const Job = {
    Id,
    ContactListId,
    InvalidEmailCount: 0,
    InvalidSmsCount: 0,
    ProgressPercent: 0,
    CurrentStatus: 'Created',
    StartDate: null,
    FinishDate: null,
    InsertedContacts: 0,
    UpdatedContacts: 0,
    DroppedContacts: 0,
    NotUpdatedContacts: 0,
    TotalContacts: 0,
  };
  return { Job, FieldNames, Match: [], CustomEvents: [], Batches: [], RunAt: null, Done: 0 };
}

/** A job with one batch more. */
export function addBatch(state: State, record: JobRecord, contacts: readonly ContactWrite[]): JobRecord {
  const { Job, Batches, FieldNames } = record;
  batchesIn(state).set(batchId(Job.Id, Batches.length), toBatch(contacts, FieldNames));
  const filled = { ...record, Batches: [...Batches, contacts.length] };
  jobsIn(state).set(String(Job.Id), filled);
  return filled;
}

const batchId = (job: number, index: number): string => `${job}/${index}`;

/** Of each contact its id and the job's fields. Null stands for what is not said. */
function toBatch(contacts: readonly ContactWrite[], fieldNames: readonly string[]): BatchRecord {
  return {
    Rows: contacts.map(({ EncContactId, Values }) => [
      EncContactId ?? null,
      ...fieldNames.map((name) => (Object.hasOwn(Values, name) ? (Values[name] ?? '') : null)),
    ]),
  };
}

/** A job takes a second, and one more for every 10,000 contacts. */
function durationOf(contacts: number): number {
  return 1000 + Math.ceil(contacts / 10);
}

/**
 * Brings a running job up to the present: so many of its contacts as the time that has passed allows are inserted,
 * updated or dropped, in order. What a request then sees is what a server that works on all the time would show it.
 * A job that the mock has no room for ends as `Failed`, with the contacts it has brought in till then.
 * @returns whether the job has come to its end
 */
export function advanceJob(call: Call, id: string): boolean {
  const { state, now } = call;
  const record = jobsIn(state).get(id);
  if (!record || record.RunAt === null) return true;
  const { Job, Batches, RunAt, Done, CustomEvents } = record;
  const total = Batches.reduce((sum, size) => sum + size, 0);
  const end = RunAt + durationOf(total);
  const passed = Math.min((now - RunAt) / (end - RunAt), 1);
  const due = Math.max(Done, Math.floor(total * passed));
  const { failed, counts } = carryOut(state, record, due);
  const status = failed ? 'Failed' : passed === 1 ? 'Finished' : 'Running';
  const ended = status !== 'Running';
  if (ended) for (const index of Batches.keys()) batchesIn(state).delete(batchId(Job.Id, index));
  const advanced: ImportJob = {
    ...counts,
    ProgressPercent: Math.max(Job.ProgressPercent, Math.floor(passed * 100)),
    CurrentStatus: status,
    FinishDate: ended ? writeDate(Math.min(end, now)) : null,
  };
  jobsIn(state).set(id, { ...record, Done: due, Job: advanced });
  const events = advanced.TotalContacts > 0 ? [`Import${status}`, ...CustomEvents] : [`Import${status}`];
  if (ended) for (const event of events) announce(call, event, advanced, Math.min(end, now));
  return ended;
}

/** Deals with the contacts up to a place. @returns the job with its counts, and whether it had to stop */
function carryOut(state: State, record: JobRecord, due: number): { failed: boolean; counts: ImportJob } {
  const { Job, FieldNames, Done } = record;
  const counts = { ...Job };
  let failed = false;
  try {
    const fields = fieldsOf(state, Job.ContactListId);
    for (const [id, ...cells] of rowsBetween(state, record, Done, due)) {
      const said = FieldNames.map((name, index) => [name, cells[index]] as const).filter(([, value]) => value !== null);
      const checked = checkValues(Object.fromEntries(said), fields);
      const matching = findMatching(state, record, id, checked.values, fields);
      if (matching.length === 0) insert(state, Job.ContactListId, checked.values, fields);
      counts[matching.length > 0 ? change(state, matching, checked.values) : 'InsertedContacts'] += 1;
      counts.InvalidEmailCount += checked.invalidEmails;
      counts.InvalidSmsCount += checked.invalidMobiles;
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    failed = true;
  }
  counts.TotalContacts = counts.InsertedContacts + counts.UpdatedContacts;
  return { failed, counts };
}

/**
 * Sets values of the contacts that one contact of a batch matches. A contact that is left with nothing at all is dropped,
 * which is our reading of the vendor's "existing contacts deleted".
 * @returns the count that this goes into
 */
function change(
  state: State,
  matching: readonly ContactRecord[],
  values: Values,
): 'UpdatedContacts' | 'DroppedContacts' | 'NotUpdatedContacts' {
  const changed = matching
    .map((contact) => update(state, contact, values))
    .filter((one, index) => one !== matching[index]);
  const empty = changed.filter((contact) => Object.keys(contact.Values).length === 0);
  for (const contact of empty) drop(state, contact);
  if (changed.length === 0) return 'NotUpdatedContacts';
  return empty.length < changed.length ? 'UpdatedContacts' : 'DroppedContacts';
}

function findMatching(
  state: State,
  { Job: { ContactListId }, Match }: JobRecord,
  id: unknown,
  values: Values,
  fields: Fields,
): ContactRecord[] {
  const known = typeof id === 'string' ? contactsIn(state).get(id) : undefined;
  if (known?.ListId === ContactListId) return [known];
  if (Match.length === 0) return findByAddress(state, ContactListId, values);
  return findContacts(state, ContactListId, new Map(Match.map((name) => [name, fit(values[name], fields.get(name)!)])));
}

function* rowsBetween(
  state: State,
  { Job, Batches }: JobRecord,
  from: number,
  to: number,
): Iterable<readonly unknown[]> {
  let start = 0;
  for (const [index, size] of Batches.entries()) {
    const rows = start < to && start + size > from ? (batchesIn(state).get(batchId(Job.Id, index))?.Rows ?? []) : [];
    yield* rows.slice(Math.max(from - start, 0), Math.max(to - start, 0));
    start += size;
  }
}
