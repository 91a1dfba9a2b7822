import assert from 'node:assert/strict';
import { createMock, type Mock } from 'contact-apis/mock';
import { createWhich50 } from './apis/which50/index.js';

/** The mock inside a test: no port is opened. */
const mock: Mock = await createMock({ apis: ['which50'] });
const which50 = createWhich50({
  baseUrl: 'http://mock.test/which50',
  credentials: { basicAuth: { username: 'ann', password: 'secret' } },
  fetch: mock.fetch,
});
assert.ok((await which50.contactLists.listContactLists()).length > 0);
await mock.close();

console.log(`${process.version}: all is well`);
