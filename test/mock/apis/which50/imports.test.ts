import { beforeEach, describe, expect, test } from 'vitest';
import { ann, openWhich50, type Which50 } from './support.ts';

let which50: Which50;
beforeEach(async () => {
  which50 = await openWhich50();
});

async function createJob(FieldNames: string[]): Promise<string> {
  const { body } = await which50.send('POST', '/contactLists/12/import', { FieldNames });
  return `/contactLists/12/import/${body.Id}`;
}

function people(count: number, from = 0): { Values: Record<string, string> }[] {
  return Array.from({ length: count }, (_, index) => ({
    Values: { FirstName: `Name ${from + index}`, Email: `person${from + index}@import.example.org` },
  }));
}

function inXml(contacts: readonly Record<string, string>[]): string {
  const records = contacts.map(
    (values) =>
      `<Contact><Values xmlns:a="http://schemas.microsoft.com/2003/10/Serialization/Arrays" xmlns="http://schemas.datacontract.org/2004/07/W50Common.Model.DTO">${Object.entries(values).map(pairInXml).join('')}</Values></Contact>`,
  );
  return `<ArrayOfContact xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.datacontract.org/2004/07/W50API.Models.DTO">${records.join('')}</ArrayOfContact>`;
}

function pairInXml([name, value]: [string, string]): string {
  return `<a:KeyValueOfstringanyType><a:Key>${name}</a:Key><a:Value xmlns:s="http://www.w3.org/2001/XMLSchema" i:type="s:string">${value}</a:Value></a:KeyValueOfstringanyType>`;
}

describe('an import of three full batches', () => {
  test('takes them, brings in one after another as time passes, and all in the end', async () => {
    const { body: before } = await which50.get('/contactLists/12');
    const job = await createJob(['FirstName', 'Email']);
    for (const from of [0, 10_000, 20_000]) {
      expect((await which50.send('POST', job, people(10_000, from))).status).toBe(200);
    }
    await which50.send('POST', `${job}/run?match=Email`);
    const seen: number[] = [];
    for (let step = 0; step < 4; step += 1) {
      which50.now += 1000;
      const { body } = await which50.get(job);
      expect(body.InsertedContacts).toBe(body.TotalContacts);
      expect(body.ProgressPercent).toBe((step + 1) * 25);
      expect((await which50.get('/contactLists/12')).body.Count).toBe(before.Count + body.InsertedContacts);
      seen.push(body.InsertedContacts);
    }
    expect(seen).toEqual([7500, 15_000, 22_500, 30_000]);
    const { body: listed } = await which50.get('/contactLists/12/contacts');
    expect(listed).toHaveLength(before.Count + 30_000);
    expect(new Set(listed.map((contact: { EncContactId: string }) => contact.EncContactId)).size).toBe(listed.length);
    expect(listed.at(-1).Values).toEqual({ FirstName: 'Name 29999', Email: 'person29999@import.example.org' });
  });

  test('keeps no batches when it has finished', async () => {
    const job = await createJob(['Email']);
    await which50.send('POST', job, people(3));
    await which50.send('POST', `${job}/run`);
    which50.now += 10_000;
    await which50.get(job);
    const { collections } = await which50.mock.snapshot();
    expect(collections['which50/importBatches'] ?? []).toEqual([]);
    expect(collections['which50/runningJobs'] ?? []).toEqual([]);
  });
});

test('a full batch may come in XML', async () => {
  const batch = inXml(people(10_000).map(({ Values }) => ({ ...Values, LastName: 'Byrne', Mobile: '+353871234567' })));
  const xml = { 'content-type': 'application/xml' };
  expect((await which50.send('POST', '/contactLists/12/import/7001', batch, xml)).status).toBe(200);
  await which50.send('POST', '/contactLists/12/import/7001/run?match=Email');
  which50.now += 10_000;
  expect((await which50.get('/contactLists/12/import/7001')).body.InsertedContacts).toBe(10_000);
});

test('a batch of 10,001 contacts is refused, and nothing of it is kept', async () => {
  const job = await createJob(['FirstName', 'Email']);
  const { status, body } = await which50.send('POST', job, people(10_001));
  expect([status, body.Message]).toEqual([400, expect.stringContaining('10000')]);
  await which50.send('POST', `${job}/run`);
  which50.now += 10_000;
  expect((await which50.get(job)).body).toMatchObject({ CurrentStatus: 'Finished', TotalContacts: 0 });
});

test('every contact of an import is counted once', async () => {
  const job = await createJob(['FirstName', 'LastName', 'Email', 'Mobile', 'ReferanceAccountId']);
  const nothing = { FirstName: '', LastName: '', Email: '', Mobile: '', ReferanceAccountId: '' };
  const batch = [
    { Values: { FirstName: 'New', Email: 'new@example.org' } },
    { Values: { FirstName: 'Again', Email: 'new@example.org' } },
    { Values: { FirstName: 'Again', Email: 'new@example.org' } },
    { Values: { FirstName: 'Unmailable', Email: 'at home' } },
    { Values: { FirstName: 'Uncallable', Mobile: 'at home' } },
    { Values: { FirstName: 'Both', Email: 'x', Mobile: 'y' } },
    { EncContactId: 'pT4nZ7cMd9Rj', Values: nothing },
    { Values: {} },
  ];
  await which50.send('POST', job, batch);
  await which50.send('POST', `${job}/run`);
  which50.now += 10_000;
  const { body } = await which50.get(job);
  expect(body).toMatchObject({
    InsertedContacts: 5,
    UpdatedContacts: 1,
    NotUpdatedContacts: 1,
    DroppedContacts: 1,
    TotalContacts: 6,
    InvalidEmailCount: 2,
    InvalidSmsCount: 2,
  });
  const { InsertedContacts, UpdatedContacts, NotUpdatedContacts, DroppedContacts } = body;
  expect(InsertedContacts + UpdatedContacts + NotUpdatedContacts + DroppedContacts).toBe(batch.length);
});

test('an import that matches by account updates all who have it', async () => {
  for (const Email of ['one@example.org', 'two@example.org']) {
    await which50.send('POST', '/contactLists/12/contact', { Values: { Email, ReferanceAccountId: 77 } });
  }
  const job = await createJob(['FirstName', 'ReferanceAccountId']);
  await which50.send('POST', job, [{ Values: { FirstName: 'Shared', ReferanceAccountId: '77' } }]);
  await which50.send('POST', `${job}/run?match=ReferanceAccountId`);
  which50.now += 10_000;
  expect((await which50.get(job)).body).toMatchObject({ UpdatedContacts: 1, InsertedContacts: 0 });
  const { body } = await which50.get('/contactLists/12/contacts');
  const shared = body.filter((one: { Values: { FirstName?: string } }) => one.Values.FirstName === 'Shared');
  expect(shared).toHaveLength(2);
});

test('what a request sees of an import does not depend on who looked before', async () => {
  const other = await openWhich50();
  for (const one of [which50, other]) {
    await one.send('POST', '/contactLists/12/import/7001', people(5000));
    await one.send('POST', '/contactLists/12/import/7001/run');
  }
  for (let step = 0; step < 7; step += 1) {
    which50.now += 200;
    await which50.get('/contactLists/12/import/7001');
  }
  other.now += 1400;
  for (const path of ['/contactLists/12/import/7001', '/contactLists/12/contacts']) {
    expect((await which50.get(path)).body).toEqual((await other.get(path)).body);
  }
});

test('a contact that an import drops is out of the numbers of its journeys too', async () => {
  const nothing = { FirstName: '', LastName: '', Email: '', Mobile: '', ReferanceAccountId: '' };
  await which50.send('POST', '/journeys/sendEmail', { EmailId: 71, Contact: { EncContactId: ann, Values: {} } });
  await which50.send('POST', '/contactLists/12/import/7001', [{ EncContactId: ann, Values: nothing }]);
  await which50.send('POST', '/contactLists/12/import/7001/run');
  which50.now += 10_000;
  const numberOf = async (path: string): Promise<number> => (await which50.get(path)).body.length;
  const { Reach } = (await which50.get('/journeys/345')).body;
  const { Emails, TextMessages } = (await which50.get('/journeys/345/reports')).body;
  expect([Emails.Sent, TextMessages.Sent, Reach]).toEqual([
    await numberOf('/journeys/345/reports/emails/71/contacts'),
    await numberOf('/journeys/345/reports/textmessages/81/contacts'),
    await numberOf('/journeys/345/contacts'),
  ]);
});

test('running a job again changes nothing', async () => {
  await which50.send('POST', '/contactLists/12/import/7001', people(2));
  const { body } = await which50.send('POST', '/contactLists/12/import/7001/run');
  which50.now += 500;
  expect((await which50.send('POST', '/contactLists/12/import/7001/run')).body.StartDate).toBe(body.StartDate);
});

test('an import that the mock has no room for fails, and the mock goes on', async () => {
  which50 = await openWhich50({ limits: { sessionBytes: 200_000 } });
  await which50.send('POST', '/contactLists/12/import/7001', people(600));
  await which50.send('POST', '/contactLists/12/import/7001/run');
  which50.now += 10_000;
  const { status, body } = await which50.get('/contactLists/12/import/7001');
  expect(status).toBe(200);
  expect(body.CurrentStatus).toBe('Failed');
  expect(body.InsertedContacts).toBeGreaterThan(0);
  expect(body.InsertedContacts).toBeLessThan(600);
  const { body: listed } = await which50.get('/contactLists/12/contacts');
  const imported = listed.filter((one: { Values: { Email: string } }) =>
    one.Values.Email.endsWith('@import.example.org'),
  );
  expect(imported).toHaveLength(body.InsertedContacts);
});
