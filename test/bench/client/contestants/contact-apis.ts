import { cp } from 'node:fs/promises';
import path from 'node:path';
import { nameApi } from '../../../../scripts/client/names.ts';
import type { ApiModel, Operation } from '../../../../scripts/model/model.ts';
import { credentials, type Contestant, type Credential } from '../contestant.ts';
import { projectFolder } from '../tools.ts';
import { filledObject, objectOf, type Arguments, type Usage } from '../usage.ts';

/** Our own client, as committed: `npm test` proves that it is what `generate` writes. */
export const contactApis: Contestant = {
  name: 'contact-apis',
  async generate({ model, folder }) {
    const generated = path.join(projectFolder, 'generated');
    await cp(path.join(generated, model.name), folder, {
      recursive: true,
      filter: (source) => !source.endsWith('.json'),
    });
    await cp(path.join(generated, 'runtime'), path.join(folder, '../runtime'), { recursive: true });
  },
  setup(model) {
    const { factory } = nameApi(model);
    return `
    import { ${factory} } from './${model.name}/index.ts';
    const client = ${factory}({ credentials: ${credentialsSource(credentials[model.name]!)} });`;
  },
  call(usage, model) {
    const { group, property } = namesOf(model, usage.operation);
    const given = [...Object.values(usage.path), usage.body?.source, options(usage)];
    return `await client.${group}.${property}(${given.filter((argument) => argument !== undefined).join(', ')})`;
  },
  whole: (model) => `export { ${nameApi(model).factory} as default } from './${model.name}/index.ts';`,
  wholeWithoutRaw(model) {
    const { connect, operations } = nameApi(model);
    return `
    import * as api from './${model.name}/index.ts';
    export default [api.${connect}, ${operations.map(({ method }) => `api.${method}`).join(', ')}];`;
  },
  one(model, operation) {
    const { connect } = nameApi(model);
    return `export { ${connect}, ${namesOf(model, operation).method} } from './${model.name}/index.ts';`;
  },
};

function namesOf(model: ApiModel, operation: Operation): { group: string; property: string; method: string } {
  const names = nameApi(model);
  const { property, method } = names.operations[model.operations.indexOf(operation)]!;
  return { group: names.groups.get(operation.tag)!.property, property, method };
}

function credentialsSource(credential: Credential): string {
  const value =
    'username' in credential ? { username: credential.username, password: credential.password } : credential.token;
  return JSON.stringify({ [credential.scheme]: value });
}

/** What others spell as a list of fields and their values, `match` takes as one object. */
function options({ operation: { match }, query, header, body }: Usage): string | undefined {
  if (!match) return filledObject({ query: filledObject(query), header: filledObject(header) });
  const values = match.values === 'query' ? query[match.valuesParameter] : matchedValues(query, match, body?.source);
  const others = Object.fromEntries(
    Object.entries(query).filter(
      ([name]) => name !== match.parameter && !(match.values === 'query' && name === match.valuesParameter),
    ),
  );
  return filledObject({ query: filledObject(others), header: filledObject(header), match: values });
}

/** The values of the matched fields, out of the body. */
function matchedValues(
  query: Arguments,
  match: { parameter: string; pointer: string },
  body: string | undefined,
): string {
  const fields = JSON.parse(query[match.parameter] ?? '[]') as string[];
  const keys = match.pointer.split('/').slice(1);
  const values = keys.reduce<unknown>(
    (value, key) => (value as Record<string, unknown>)[key],
    JSON.parse(body ?? '{}'),
  ) as Record<string, unknown>;
  return objectOf(Object.fromEntries(fields.map((field) => [field, JSON.stringify(values[field])])));
}
