import assert from 'node:assert/strict';
import { connectCallab, createCallab, EnvelopeError, getCampaign } from './apis/callab/index.js';
import { createCxEngage, type ContactInteraction } from './apis/cxengage/index.js';
import { ApiError, createWhich50, InputError, NetworkError, RequestError } from './apis/which50/index.js';
import { validators } from './apis/which50/validators.js';

/** Calls the mock of all three APIs through their clients, as a consumer would. */
const mock = process.env['MOCK_URL'] ?? 'http://127.0.0.1:4010';

const which50 = createWhich50({
  baseUrl: `${mock}/which50`,
  credentials: { basicAuth: { username: 'ann', password: 'secret' } },
  validate: 'throw',
  validators,
});
const lists = await which50.contactLists.listContactLists();
assert.equal(typeof lists[0]?.Name, 'string');

const { data, status, headers } = await which50.contacts.getContact('kF8sQ2vXb1Lw').withResponse();
assert.ok(data);
assert.equal(status, 200);
assert.match(headers.get('content-type') ?? '', /json/);

const missing = which50.contacts.getContact('kF8sQ2vXb1Lw', { headers: { Prefer: 'code=404' } });
await assert.rejects(missing, (error) => {
  assert.ok(error instanceof RequestError);
  assert.equal(error.status, 404);
  assert.equal(error.operationId, 'getContact');
  return true;
});
const outcome = await which50.contacts.getContact('kF8sQ2vXb1Lw', { headers: { Prefer: 'code=404' } }).result();
assert.equal(outcome.ok, false);
await assert.rejects(which50.contacts.getContact('..').withResponse(), InputError);

const plain = await which50.raw.GET('/contactLists');
assert.equal(plain.response.status, 200);
assert.deepEqual(plain.data, lists);

const cxengage = createCxEngage({
  baseUrl: `${mock}/cxengage`,
  credentials: { tokenAuth: async () => 'a token' },
});
const tenant = '2336d1ec-c956-47e1-b3b1-fe8fde81b2b4';
const contact = '0b5f8a52-6d0e-4a3c-9d47-2f6f5c1f0e11';
const interactions: ContactInteraction[] = [];
for await (const interaction of cxengage.contacts.listContactInteractions(tenant, contact, { limit: 3 })) {
  interactions.push(interaction);
}
assert.ok(interactions.length > 0 && interactions.length <= 3);

const callab = createCallab({ baseUrl: `${mock}/callab`, credentials: { bearerAuth: 'a token' } });
const campaigns = await callab.campaigns.listCampaigns();
assert.ok(Array.isArray(campaigns));
const connection = connectCallab({ baseUrl: `${mock}/callab`, credentials: { bearerAuth: 'a token' } });
const gone = getCampaign(connection, contact, { headers: { Prefer: 'example=notFound' } });
await assert.rejects(gone, (error) => error instanceof EnvelopeError && error instanceof ApiError);

const nobody = createCallab({ baseUrl: 'http://127.0.0.1:9', retry: { attempts: 1 } });
await assert.rejects(Promise.resolve(nobody.campaigns.listCampaigns()), NetworkError);

console.log(`${process.version}: all is well`);
