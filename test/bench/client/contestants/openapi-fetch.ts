import path from 'node:path';
import { credentials, type Contestant } from '../contestant.ts';
import { projectFolder, runTool } from '../tools.ts';
import { file, filledObject, type Usage } from '../usage.ts';

/** openapi-fetch alone, on the types of openapi-typescript: what every ratio is against. */
export const openapiFetch: Contestant = {
  name: 'openapi-fetch',
  async generate({ description, folder }) {
    const program = path.join(projectFolder, 'node_modules/openapi-typescript/bin/cli.js');
    await runTool(program, [description, '-o', path.join(folder, 'schema.ts')], folder);
  },
  setup: ({ name, servers }) => `
    import createClient from 'openapi-fetch';
    import type { paths } from './${name}/schema.ts';
    const headers = { Authorization: ${JSON.stringify(credentials[name]!.header)} };
    const client = createClient<paths>({ baseUrl: ${JSON.stringify(servers[0]!.url)}, headers });`,
  call: (usage) =>
    `(await client.${usage.operation.method.toUpperCase()}(${JSON.stringify(usage.operation.path)}${init(usage)})).data`,
  whole: (model) => bare(model.servers[0]!.url),
  one: (model) => bare(model.servers[0]!.url),
};

/** Its types are gone in a bundle: one operation takes as much as all. */
const bare = (url: string): string => `
  import createClient from 'openapi-fetch';
  export default createClient({ baseUrl: ${JSON.stringify(url)} });`;

function init({ path: pathArguments, query, header, body }: Usage): string {
  const params = filledObject({
    path: filledObject(pathArguments),
    query: filledObject(query),
    header: filledObject(header),
  });
  // openapi-typescript says `string` where a file is meant.
  const given = filledObject({ params, body: body?.source.replaceAll(file, "'a file'") });
  return given === undefined ? '' : `, ${given}`;
}
