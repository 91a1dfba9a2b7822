import assert from 'node:assert/strict';
import { createCxEngage } from './apis/cxengage/index.ts';
import { createShop, type Order } from './apis/shop/index.ts';

/** Runs as it stands, with dates that are dates. */
const mock = process.env['MOCK_URL'] ?? 'http://127.0.0.1:4010';

const tenant = '2336d1ec-c956-47e1-b3b1-fe8fde81b2b4';
const contact = '0b5f8a52-6d0e-4a3c-9d47-2f6f5c1f0e11';
const cxengage = createCxEngage({ baseUrl: `${mock}/cxengage`, credentials: { tokenAuth: 'a token' } });
const [interaction] = (await cxengage.contacts.listContactInteractions(tenant, contact)).results;
assert.ok(interaction?.startTimestamp instanceof Date);

const shop = createShop({ baseUrl: `${mock}/shop` });
const order: Order = await shop.orders.getOrder('a1');
assert.equal(order.placedAt.toISOString(), '2026-11-22T08:30:00.000Z');
assert.equal(order.note, null);
assert.ok(!('staff' in shop));

console.log(`${process.version}: all is well`);
