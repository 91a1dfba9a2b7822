import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { credentials, type Contestant } from '../contestant.ts';
import { benchFolder } from '../../install.ts';
import { runTool } from '../tools.ts';
import { filledObject } from '../usage.ts';

/** orval's fetch client: a function per operation and no runtime. */
export const orval: Contestant = {
  name: 'orval fetch',
  async generate({ description, folder }) {
    const config = path.join(folder, 'orval.config.mjs');
    // Without the two, its addresses lack the server, and path parameters go as they stand.
    const options = {
      client: 'fetch',
      target: './client.ts',
      urlEncodeParameters: true,
      baseUrl: { getBaseUrlFromSpecification: true },
    };
    await writeFile(config, `export default ${JSON.stringify({ api: { input: description, output: options } })};`);
    await runTool(path.join(benchFolder, 'node_modules/orval/dist/bin/orval.mjs'), ['--config', config], folder);
  },
  setup: ({ name }) => `
    import * as api from './${name}/client.ts';
    const init = { headers: { Authorization: ${JSON.stringify(credentials[name]!.header)} } };`,
  call({ operation, path: pathArguments, query, header, body }) {
    const given = [...Object.values(pathArguments), body?.source, filledObject(query), filledObject(header), 'init'];
    return `(await api.${operation.id}(${given.filter((argument) => argument !== undefined).join(', ')})).data`;
  },
  whole: ({ name, operations }) => `
    import * as api from './${name}/client.ts';
    export default [${operations.map(({ id }) => `api.${id}`).join(', ')}];`,
  one: ({ name }, { id }) => `export { ${id} as default } from './${name}/client.ts';`,
};
