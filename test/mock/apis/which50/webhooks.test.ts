import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import type { Outgoing } from '../../../../scripts/mock/behaviour.ts';
import { openWhich50 } from './support.ts';

interface Received {
  readonly method: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server that waits for one request. */
async function openReceiver(): Promise<{ url: string; received: Promise<Received>; close(): void }> {
  const { promise, resolve } = Promise.withResolvers<Received>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.end();
      resolve({ method: request.method, headers: request.headers, body: Buffer.concat(chunks).toString() });
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook`, received: promise, close: () => void server.close() };
}

test('a subscriber is really called, with a signature made with the salt key', async () => {
  const receiver = await openReceiver();
  const which50 = await openWhich50();
  await which50.send('PUT', '/webhook/saltkey', { Key: 'pepper' });
  await which50.send('PUT', '/webhook/apikey', { Key: 'door key' });
  await which50.send('POST', '/webhook/subscribe/ContactUpdated', { Url: receiver.url });
  await which50.send('POST', '/contactLists/12/contact', {
    Values: { FirstName: 'Anna', Email: 'ann.byrne@example.com' },
  });
  const { method, headers, body } = await receiver.received;
  receiver.close();
  expect(method).toBe('POST');
  expect(headers['x-which50-signature']).toBe(`sha256=${createHmac('sha256', 'pepper').update(body).digest('hex')}`);
  expect(headers['x-which50-api-key']).toBe('door key');
  expect(JSON.parse(body)).toMatchObject({
    SubscriptionId: 33,
    EventName: 'ContactUpdated',
    Data: { EncContactId: 'kF8sQ2vXb1Lw', Values: { FirstName: 'Anna', LastName: 'Byrne' } },
  });
});

test('each state of an email is announced once, with its own time', async () => {
  const sent: Outgoing[] = [];
  const which50 = await openWhich50({ deliver: async (request) => void sent.push(request) });
  for (const state of ['Sent', 'Delivered', 'Opened', 'Read', 'Clicked', 'Bounced']) {
    await which50.send('POST', `/webhook/subscribe/Email${state}`, { Url: 'https://hooks.example.org/' });
  }
  await which50.send('POST', '/journeys/sendEmail', {
    EmailId: 71,
    Contact: { ListId: 12, Values: { Email: 'ann.byrne@example.com' } },
  });
  for (const seconds of [1, 10, 100, 1000, 10_000]) {
    which50.now += seconds * 1000;
    await which50.get('/contactLists/serverTime');
  }
  expect(sent.map(({ body }) => JSON.parse(body)).map(({ EventName, Occurred }) => [EventName, Occurred])).toEqual([
    ['EmailSent', '2026-02-01T00:00:00+00:00'],
    ['EmailDelivered', '2026-02-01T00:00:05+00:00'],
    ['EmailOpened', '2026-02-01T00:01:00+00:00'],
    ['EmailRead', '2026-02-01T00:02:00+00:00'],
    ['EmailClicked', '2026-02-01T00:05:00+00:00'],
  ]);
});

test('who subscribes while an email is under way is told of the states to come', async () => {
  const sent: Outgoing[] = [];
  const which50 = await openWhich50({ deliver: async (request) => void sent.push(request) });
  await which50.send('POST', '/journeys/sendEmail', {
    EmailId: 71,
    Contact: { ListId: 12, Values: { Email: 'ann.byrne@example.com' } },
  });
  which50.now += 10_000;
  for (const state of ['Delivered', 'Opened', 'Clicked']) {
    await which50.send('POST', `/webhook/subscribe/Email${state}`, { Url: 'https://hooks.example.org/' });
  }
  for (const seconds of [60, 600]) {
    which50.now += seconds * 1000;
    await which50.get('/contactLists/serverTime');
  }
  expect(sent.map(({ body }) => JSON.parse(body).EventName)).toEqual(['EmailOpened', 'EmailClicked']);
});

test('an import calls for custom events only where it has inserted or updated a contact', async () => {
  const sent: Outgoing[] = [];
  const which50 = await openWhich50({ deliver: async (request) => void sent.push(request) });
  await which50.send('POST', '/webhook/subscribe/Welcome', { Url: 'https://hooks.example.org/' });
  await which50.send('POST', '/contactLists/12/import/7001', [{ Values: { Email: 'ann.byrne@example.com' } }]);
  await which50.send('POST', '/contactLists/12/import/7001/run?customevents=Welcome');
  which50.now += 10_000;
  expect((await which50.get('/contactLists/12/import/7001')).body.NotUpdatedContacts).toBe(1);
  expect(sent).toEqual([]);
});

test('a request that is refused calls nobody', async () => {
  const sent: Outgoing[] = [];
  const which50 = await openWhich50({ deliver: async (request) => void sent.push(request) });
  await which50.send('POST', '/webhook/subscribe/ContactCreated', { Url: 'https://hooks.example.org/' });
  const { status } = await which50.send('POST', '/journeys/sendEmail', {
    EmailId: 71,
    Contact: { ListId: 12, Values: { FirstName: 'Nora' } },
  });
  expect([status, sent]).toEqual([400, []]);
});
