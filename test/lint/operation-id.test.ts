import { expect, it } from 'vitest';
import { lintText } from './support.ts';

function document(operations: string): string {
  return `openapi: 3.1.1\npaths:\n  /a:\n${operations}`;
}

it('accepts verb phrases', async () => {
  const text = document(`
    get: { operationId: listContacts, tags: [contacts] }
    put: { operationId: callContact, tags: [calls] }
    post: { operationId: which50ListContacts, tags: [which50_contacts] }
    delete: { operationId: deleteContact }`);
  expect(await lintText(text, 'operation-id')).toEqual([]);
});

it('refuses ids that are missing, misspelt, reserved, doubled or repeat their tag', async () => {
  const text = document(`
    get: { tags: [contacts] }
    put: { operationId: List_contacts }
    post: { operationId: delete }
    patch: { operationId: contactsList, tags: [contacts] }
    delete: { operationId: contactListRun, tags: [contactLists] }
    head: { operationId: getStuff }
    options: { operationId: getstuff }`);
  expect((await lintText(text, 'operation-id')).toSorted()).toEqual([
    'api.yaml:10 #/paths/~1a/head/operationId and #/paths/~1a/options/operationId operationId `getStuff` is taken by `getstuff`, case aside.',
    'api.yaml:5 #/paths/~1a/get The operation has no operationId. Add one such as `listContacts`.',
    'api.yaml:6 #/paths/~1a/put/operationId operationId `List_contacts` is not camelCase: write a verb and a noun, such as `listContacts`.',
    'api.yaml:7 #/paths/~1a/post/operationId operationId `delete` is a reserved word: add a noun, such as `deleteContact`.',
    'api.yaml:8 #/paths/~1a/patch/operationId operationId `contactsList` repeats its tag `contacts`: begin with a verb.',
    'api.yaml:9 #/paths/~1a/delete/operationId operationId `contactListRun` repeats its tag `contactLists`: begin with a verb.',
  ]);
});

it('refuses an empty list of tags, beside whatever else is wrong', async () => {
  expect(await lintText(document(`    get: { tags: [] }`), 'operation-id')).toEqual([
    'api.yaml:4 #/paths/~1a/get/tags The operation has no tag. Name one, such as `contacts`.',
    'api.yaml:4 #/paths/~1a/get The operation has no operationId. Add one such as `listContacts`.',
  ]);
});
