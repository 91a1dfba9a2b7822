import path from 'node:path';
import { credentials, type Contestant, type Credential } from '../contestant.ts';
import { benchFolder } from '../../install.ts';
import { runTool } from '../tools.ts';
import { filledObject, type Arguments } from '../usage.ts';

/** `@hey-api/openapi-ts` with its client for fetch and its defaults. */
export const heyApi: Contestant = {
  name: 'hey-api',
  async generate({ description, folder }) {
    const program = path.join(benchFolder, 'node_modules/@hey-api/openapi-ts/bin/run.js');
    await runTool(program, ['-i', description, '-o', folder, '-c', '@hey-api/client-fetch', '--no-log-file'], folder);
  },
  setup: ({ name }) => `
    import { client } from './${name}/client.gen.ts';
    import * as sdk from './${name}/sdk.gen.ts';
    client.setConfig({ auth: ${auth(credentials[name]!)} });`,
  call({ operation, path: pathArguments, query, header, body }) {
    const given = {
      path: filledObject(pathArguments),
      query: filledObject(withoutTwins(query)),
      headers: filledObject(header),
      body: body?.source,
    };
    return `(await sdk.${operation.id}(${filledObject(given) ?? ''})).data`;
  },
  whole: ({ name, operations }) => `
    import * as sdk from './${name}/sdk.gen.ts';
    export default [${operations.map(({ id }) => `sdk.${id}`).join(', ')}];`,
  one: ({ name }, { id }) => `export { ${id} as default } from './${name}/sdk.gen.ts';`,
};

/** Of parameters whose names differ in case alone, it knows the last. */
function withoutTwins(given: Arguments): Arguments {
  const names = new Map(Object.keys(given).map((name) => [name.toLowerCase(), name]));
  return Object.fromEntries(Object.entries(given).filter(([name]) => names.get(name.toLowerCase()) === name));
}

/** It puts `Basic` or `Bearer` before the value, and nothing before that of an API key. */
function auth(credential: Credential): string {
  if ('username' in credential) return JSON.stringify(`${credential.username}:${credential.password}`);
  if (credential.header.startsWith('Bearer ')) return JSON.stringify(credential.token);
  return `({ type }) => type === 'apiKey' ? ${JSON.stringify(credential.header)} : undefined`;
}
