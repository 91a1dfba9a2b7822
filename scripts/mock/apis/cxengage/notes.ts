import type { Note, paths } from '../../../../generated/cxengage/schema.ts';
import { Refused, type Call, type Handlers } from '../../behaviour.ts';
import { callerOf } from './caller.ts';
import { randomUuid } from './format.ts';
import type { NoteRecord } from './records.ts';
import { badRequest } from './refuse.ts';
import { find, recordsOf, tenantOf } from './tenants.ts';

type NotesCall = Call<{ readonly tenantId: string; readonly interactionId: string }>;

export const notes = {
  /** Under `result`, with titles and texts when `contents` is true. */
  'GET /v1/tenants/{tenantId}/interactions/{interactionId}/notes'(call) {
    const kept = recordsOf(call, 'notes').where('interactionId', interactionOf(call));
    const result = kept.map((note) => (call.query.contents ? showNote(note) : referTo(note)));
    return { body: { result } };
  },

  'POST /v1/tenants/{tenantId}/interactions/{interactionId}/notes'(call) {
    const interactionId = interactionOf(call);
    const { title, body, contactId, tenantId, resourceId = callerOf(call).userId } = call.body;
    if (tenantId && tenantId.toLowerCase() !== tenantOf(call).tenantId) {
      throw badRequest(['body', 'tenantId'], 'const', 'must be the tenant of the path');
    }
    const noteId = randomUuid(call.random('cxengage/notes'));
    const about = contactOf(call, contactId);
    recordsOf(call, 'notes').set(noteId, { noteId, interactionId, title, body, resourceId, contactId: about });
    return { status: 201, body: { result: { noteId } } };
  },

  'GET /v1/tenants/{tenantId}/interactions/{interactionId}/notes/{noteId}'(call) {
    return { body: { result: showNote(noteOf(call, call.path.noteId)) } };
  },

  'PUT /v1/tenants/{tenantId}/interactions/{interactionId}/notes/{noteId}'(call) {
    const before = noteOf(call, call.path.noteId);
    const { title = before.title, body = before.body, contactId = before.contactId ?? undefined } = call.body;
    const after = { ...before, title, body, contactId: contactOf(call, contactId) };
    recordsOf(call, 'notes').set(before.noteId, after);
    return { body: {} };
  },
} satisfies Handlers<paths>;

/** @throws Refused with status 404 for an interaction that there is not */
function interactionOf(call: NotesCall): string {
  return find(recordsOf(call, 'interactions'), call.path.interactionId, 'interaction').interactionId;
}

/** @throws Refused with status 404 for a note that there is not, or that is about another interaction */
function noteOf(call: NotesCall, noteId: string): NoteRecord {
  const note = find(recordsOf(call, 'notes'), noteId, 'note');
  if (note.interactionId !== interactionOf(call))
    throw new Refused(404, `The interaction has no note with the id ${noteId}.`);
  return note;
}

/** @throws Refused with status 400 for a contact that there is not */
function contactOf(call: NotesCall, contactId: string | undefined): string | null {
  if (contactId === undefined) return null;
  const contact = recordsOf(call, 'contacts').get(contactId.toLowerCase());
  if (!contact) throw badRequest(['body', 'contactId'], 'unknown', 'is the id of no contact');
  return contact.id;
}

function showNote({ noteId, title, body, resourceId }: NoteRecord): Note {
  return { noteId, title, body, resourceId };
}

function referTo({ noteId, resourceId }: NoteRecord): Note {
  return { noteId, resourceId };
}
