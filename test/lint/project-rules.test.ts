import { expect, it } from 'vitest';
import { lintJson } from '../../scripts/spec/lint.ts';
import { openProject } from '../../scripts/spec/project.ts';
import { petDescription } from '../support/descriptions.ts';

const project = await openProject('redocly.yaml');

/** The rules of this project that a description breaks after a change to its one operation. */
async function rulesBroken(change: Record<string, unknown>): Promise<string[]> {
  const document = petDescription() as { tags: object[]; paths: Record<string, { get: Record<string, unknown> }> };
  document.tags.push({ name: 'animals', description: 'The same.' });
  Object.assign(document.paths['/pets/{petId}']!.get, change);
  const problems = await lintJson(project, 'pets', JSON.stringify(document), '/api.json');
  return problems.map(({ rule }) => rule);
}

it('accepts a description as this project wants it', async () => {
  expect(await rulesBroken({})).toEqual([]);
});

it.each([
  ['no tag', { tags: undefined }, 'operation-tag-defined'],
  ['an empty list of tags', { tags: [] }, 'contact-apis/operation-id'],
  ['two tags', { tags: ['pets', 'animals'] }, 'operation-singular-tag'],
  ['a tag that is not listed', { tags: ['dogs'] }, 'operation-tag-defined'],
  ['no description', { description: undefined }, 'operation-description'],
])('refuses an operation with %s', async (_, change, rule) => {
  expect(await rulesBroken(change)).toEqual([rule]);
});

it('refuses a parameter without a description', async () => {
  const schema = { type: 'integer' };
  const parameters = [{ name: 'petId', in: 'path', required: true, schema, example: 7 }];
  expect(await rulesBroken({ parameters })).toEqual(['parameter-description']);
});
