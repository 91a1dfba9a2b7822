import { beforeEach, describe, expect, test } from 'vitest';
import { contactId, interactionId, openCxEngage, otherTenantId, type CxEngage } from './support.ts';

const nobody = '00000000-0000-4000-8000-000000000000';

/** Another interaction than the one of the examples. */
async function otherInteraction(cxengage: CxEngage): Promise<string> {
  const { results } = (await cxengage.get('/interactions')).body as { results: { interactionId: string }[] };
  return results.find((one) => one.interactionId !== interactionId)!.interactionId;
}

describe('notes of an interaction', () => {
  const notes = `/interactions/${interactionId}/notes`;
  let cxengage: CxEngage;
  beforeEach(async () => {
    cxengage = await openCxEngage({ contacts: 60 });
  });

  test('show title and text when asked to', async () => {
    const [short] = (await cxengage.get(notes)).body.result;
    const [long] = (await cxengage.get(`${notes}?contents=true`)).body.result;
    expect(Object.keys(short)).toEqual(['noteId', 'resourceId']);
    expect(long).toMatchObject({
      ...short,
      title: 'Renewal agreed',
      body: 'Ann renews for another year and pays by card.',
    });
  });

  test('are read, listed and shown in the history once created', async () => {
    const { results } = (await cxengage.get(`/contacts/${contactId}/interactions`)).body;
    const { interactionId: id } = results.find(({ note }: { note: number }) => note === 0);
    const { status, body } = await cxengage.send('POST', `/interactions/${id}/notes`, {
      title: 'T',
      body: 'B',
      contactId,
    });
    expect(status).toBe(201);
    const { noteId } = body.result;
    expect((await cxengage.get(`/interactions/${id}/notes/${noteId}`)).body.result).toMatchObject({
      noteId,
      title: 'T',
      body: 'B',
    });
    expect((await cxengage.get(`/interactions/${id}/notes?contents=true`)).body.result).toMatchObject([
      { noteId, title: 'T' },
    ]);
    const after = (await cxengage.get(`/contacts/${contactId}/interactions`)).body.results;
    expect(after.find((one: { interactionId: string }) => one.interactionId === id).note).toBe(1);
  });

  test('keep what a change does not send', async () => {
    const [{ noteId }] = (await cxengage.get(notes)).body.result;
    expect(await cxengage.send('PUT', `${notes}/${noteId}`, { body: 'New' })).toEqual({ status: 200, body: {} });
    expect((await cxengage.get(`${notes}/${noteId}`)).body.result).toMatchObject({
      title: 'Renewal agreed',
      body: 'New',
    });
  });

  test('are not there under another interaction', async () => {
    const [{ noteId }] = (await cxengage.get(notes)).body.result;
    const other = await otherInteraction(cxengage);
    expect((await cxengage.get(`/interactions/${other}/notes/${noteId}`)).status).toBe(404);
    expect((await cxengage.send('PUT', `/interactions/${other}/notes/${noteId}`, {})).status).toBe(404);
  });

  test.each([
    [{ contactId: nobody }, 'contactId'],
    [{ tenantId: otherTenantId }, 'tenantId'],
  ])('with %j are refused', async (wrong, member) => {
    const { status, body } = await cxengage.send('POST', notes, { title: 'T', body: 'B', ...wrong });
    expect([status, body.validation[0].location]).toEqual([400, ['request', 'body', member]]);
  });
});

describe('artifacts of an interaction', async () => {
  const cxengage = await openCxEngage({ contacts: 60 });

  test('are listed and read', async () => {
    const [{ artifactId, artifactType }] = (await cxengage.get(`/interactions/${interactionId}/artifacts`)).body
      .results;
    expect(artifactType).toBe('audio-recording');
    const { body } = await cxengage.get(`/interactions/${interactionId}/artifacts/${artifactId}`);
    expect(body.files).toMatchObject([{ filename: 'recording.mp3', url: expect.stringMatching(/^https:.*\.mp3$/) }]);
  });

  test('are not there under another interaction', async () => {
    const [{ artifactId }] = (await cxengage.get(`/interactions/${interactionId}/artifacts`)).body.results;
    const other = await otherInteraction(cxengage);
    expect((await cxengage.get(`/interactions/${other}/artifacts/${artifactId}`)).status).toBe(404);
  });

  test('are none when the customer left before an answer', async () => {
    const list = (await cxengage.get('/interactions?limit=100')).body.results as {
      customerAbandonTime?: number;
      interactionId: string;
    }[];
    const { interactionId: id } = list.find(({ customerAbandonTime }) => customerAbandonTime !== undefined)!;
    expect((await cxengage.get(`/interactions/${id}/artifacts`)).body).toEqual({ results: [] });
  });
});
