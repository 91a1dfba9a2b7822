import type { paths } from '../../../../../generated/which50/schema.ts';
import { Refused, type Handlers } from '../../../behaviour.ts';
import type { State } from '../../../state/state.ts';
import { writeDate } from '../dates.ts';
import { addBatch, advanceJob, newJob } from '../import-job.ts';
import { jobsIn, listsIn, runningIn, type JobRecord } from '../kinds.ts';
import { readNames } from '../match.ts';
import { assertNone, found } from '../refusals.ts';
import { violationAt } from '../../violation-at.ts';
import { fieldsOf } from '../upsert.ts';

/** Import jobs: made with the names of their fields, given contacts in batches, run, and looked at. */
export const imports = {
  'POST /contactLists/{contactListId}/import': ({ state, path: { contactListId }, body: { FieldNames } }) => {
    assertKnown(FieldNames, [...fieldsOf(state, contactListId).keys()], ['body', 'FieldNames']);
    const Id = firstJob + state.next('which50/importJobs');
    const job = newJob(Id, contactListId, [...new Set(FieldNames)]);
    jobsIn(state).set(String(Id), job);
    return { body: job.Job };
  },

  'GET /contactLists/{contactListId}/import/{importJobId}': ({ state, path }) => ({
    body: jobOf(state, path.contactListId, path.importJobId).Job,
  }),

  'POST /contactLists/{contactListId}/import/{importJobId}': ({ state, path, body }) => {
    const job = jobOf(state, path.contactListId, path.importJobId);
    if (job.RunAt !== null) throw new Refused(400, `Import job ${job.Job.Id} was run and takes no more contacts.`);
    return { body: addBatch(state, job, body).Job };
  },

  'POST /contactLists/{contactListId}/import/{importJobId}/run': (call) => {
    const { state, now, path, query } = call;
    const { contactListId, importJobId } = path;
    const job = jobOf(state, contactListId, importJobId);
    if (job.RunAt !== null) return { body: job.Job };
    const Match = readNames(query.match);
    assertKnown(Match, job.FieldNames, ['query', 'match']);
    const id = String(importJobId);
    const Job = { ...job.Job, StartDate: writeDate(now) };
    jobsIn(state).set(id, { ...job, Job, Match, CustomEvents: readNames(query.customevents), RunAt: now });
    runningIn(state).set(id, { Id: id });
    advanceJob(call, id);
    return { body: jobOf(state, contactListId, importJobId).Job };
  },
} satisfies Handlers<paths>;

/** Id of the job that is there from the start. */
const firstJob = 7001;

function jobOf(state: State, list: number, id: number): JobRecord {
  found(listsIn(state).get(String(list)), `Contact list ${list}`);
  const job = jobsIn(state).get(String(id));
  return found(job?.Job.ContactListId === list ? job : undefined, `Import job ${id} of contact list ${list}`);
}

/** @throws Refused with status 400 that lists the names that are none of the fields */
function assertKnown(names: readonly string[], fields: readonly string[], place: readonly string[]): void {
  const known = new Set(fields);
  const message = (name: string): string => `is "${name}", which is none of the fields ${fields.join(', ')}`;
  assertNone(
    names.flatMap((name, index) => (known.has(name) ? [] : [violationAt([...place, String(index)], message(name))])),
  );
}
