import { createCallab } from './apis/callab/index.js';
import { createCxEngage } from './apis/cxengage/index.js';
import { createWhich50, RequestError } from './apis/which50/index.js';

const tenant = '2336d1ec-c956-47e1-b3b1-fe8fde81b2b4';
const contact = '0b5f8a52-6d0e-4a3c-9d47-2f6f5c1f0e11';

/** Calls the mock from another origin; the page shows what came of it. */
async function run(mock: string): Promise<string> {
  const which50 = createWhich50({
    baseUrl: `${mock}/which50`,
    credentials: { basicAuth: { username: 'ann', password: 'secret' } },
  });
  const cxengage = createCxEngage({ baseUrl: `${mock}/cxengage`, credentials: { tokenAuth: 'a token' } });
  const callab = createCallab({ baseUrl: `${mock}/callab`, credentials: { bearerAuth: 'a token' } });
  const missing = await which50.contacts.getContact('gone', { headers: { Prefer: 'code=404' } }).result();
  const counts = [
    (await which50.contactLists.listContactLists()).length,
    (await cxengage.contacts.listContactInteractions(tenant, contact).withResponse()).status,
    (await callab.campaigns.listCampaigns()).length,
    missing.ok === false && missing.error instanceof RequestError ? missing.error.status : 'no error',
  ];
  return `done: ${counts.join(' ')}`;
}

const mock = location.hash.slice(1);
document.title = await run(mock).catch((error: unknown) => `failed: ${String(error)}`);
