import { expect, test } from 'vitest';
import { createRandom, type Random } from '../../../../scripts/mock/world/random.ts';
import { openWhich50, type Which50 } from './support.ts';

/** What may happen to a Which50, each of it likely to meet what happened before. */
const deeds: readonly ((which50: Which50, random: Random) => Promise<unknown>)[] = [
  (which50, random) =>
    which50.send('POST', `/contactLists/${list(random)}/contact${matching(random)}`, contact(random)),
  (which50, random) =>
    which50.send(
      'PATCH',
      `/contactLists/${list(random)}/contact?match=FirstName&FirstName=${random.pick(names)}`,
      contact(random),
    ),
  (which50, random) =>
    which50.send('POST', '/journeys/sendEmail', {
      EmailId: random.pick([71, 72, 73]),
      Contact: contact(random, list(random)),
    }),
  (which50, random) =>
    which50.send('PUT', '/journeys/sendTextMessage?match=FirstName', {
      TextMessageId: random.pick([81, 83]),
      Contact: contact(random, list(random)),
    }),
  async (which50, random) => {
    const into = `/contactLists/${list(random)}/import`;
    const { body } = await which50.send('POST', into, { FieldNames: ['FirstName', 'Email', 'Mobile'] });
    await which50.send(
      'POST',
      `${into}/${body.Id}`,
      Array.from({ length: random.integer(0, 30) }, () => contact(random)),
    );
    await which50.send('POST', `${into}/${body.Id}/run${matching(random)}`);
  },
  async (which50, random) => {
    const into = '/contactLists/12/import';
    const FieldNames = ['FirstName', 'LastName', 'Email', 'Mobile', 'ReferanceAccountId'];
    const { body } = await which50.send('POST', into, { FieldNames });
    const Values = Object.fromEntries(FieldNames.map((name) => [name, '']));
    await which50.send('POST', `${into}/${body.Id}`, [{ EncContactId: random.pick(dropped), Values }]);
    await which50.send('POST', `${into}/${body.Id}/run`);
  },
  async (which50, random) => void (which50.now += random.integer(0, 90_000)),
];

/** Contacts that an import may leave with nothing. */
const dropped = ['kF8sQ2vXb1Lw', 'pT4nZ7cMd9Rj', 'wH6yB3gUe5Ks'];

const names = ['Ann', 'Tom', 'Mei', 'Nora', 'Ole'];
const emails = [
  'ann.byrne@example.com',
  'nora@example.org',
  'ole@example.org',
  'softbounce@example.org',
  'no address',
  '',
];
const mobiles = ['+353871234567', '+353861230001', '+353861230000', 'no number', ''];

const list = (random: Random): number => random.pick([12, 12, 13]);
const matching = (random: Random): string => random.pick(['', '?match=Email', '?match=FirstName,Email']);

function contact(random: Random, ListId?: number): object {
  const Values = { FirstName: random.pick(names), Email: random.pick(emails), Mobile: random.pick(mobiles) };
  return { ...(ListId && { ListId }), Values };
}

/** What must hold at any time: the sentences that do not. */
async function broken(which50: Which50): Promise<string[]> {
  const { get } = which50;
  const faults: string[] = [];
  const check = (sentence: string, one: unknown, other: unknown): void => {
    if (one !== other) faults.push(`${sentence}: ${one} and ${other}`);
  };
  for (const { Id, Count } of (await get('/contactLists')).body) {
    const { body } = await get(`/contactLists/${Id}/contacts`);
    check(`list ${Id} counts its contacts`, Count, body.length);
    check(`list ${Id} has each contact once`, new Set(body.map(idOf)).size, body.length);
  }
  for (const [journey, email, text] of [
    [345, 71, 81],
    [347, 73, 83],
  ]) {
    const { Emails, TextMessages } = (await get(`/journeys/${journey}/reports`)).body;
    const { Reach } = (await get(`/journeys/${journey}`)).body;
    check(`journey ${journey} reaches its contacts`, Reach, (await get(`/journeys/${journey}/contacts`)).body.length);
    check('bounces are soft or hard', Emails.Bounced, Emails.SoftBounced + Emails.HardBounced);
    for (const state of ['Sent', 'Delivered', 'Opened', 'Read', 'Clicked', 'Bounced', 'SoftBounced', 'HardBounced']) {
      const { body } = await get(`/journeys/${journey}/reports/emails/${email}/contacts/${state}`);
      check(`email ${email} ${state}`, Emails[state], body.length);
    }
    for (const state of ['Sent', 'Delivered']) {
      const { body } = await get(`/journeys/${journey}/reports/textmessages/${text}/contacts/${state}`);
      check(`text message ${text} ${state}`, TextMessages[state], body.length);
    }
  }
  return faults;
}

const idOf = ({ EncContactId }: { EncContactId: string }): string => EncContactId;

test.each([1, 2, 3, 4, 5, 6])('numbers and lists agree whatever happens (%i)', async (seed) => {
  const which50 = await openWhich50({ contacts: 12 });
  const random = createRandom(String(seed));
  const faults: string[] = [];
  for (let count = 0; count < 60; count += 1) {
    await random.pick(deeds)(which50, random);
    if (count % 10 === 9) faults.push(...(await broken(which50)));
  }
  expect(faults).toEqual([]);
});
