import path from 'node:path';
import type { ApiModel } from '../../../../scripts/model/model.ts';
import { credentials, type Contestant, type Credential } from '../contestant.ts';
import { projectFolder, runTool } from '../tools.ts';
import { filledObject, type Body } from '../usage.ts';

/** `redocly generate-client`, with its runtime in the client's file or in files of its own. */
export function redocly(runtime: 'inline' | 'module'): Contestant {
  return {
    name: `redocly ${runtime}`,
    async generate({ description, folder }) {
      const program = path.join(projectFolder, 'node_modules/@redocly/cli/bin/cli.js');
      const output = path.join(folder, 'client.ts');
      await runTool(program, ['generate-client', description, '--output', output, '--runtime', runtime], folder);
    },
    setup: (model) => `
      import { client } from './${model.name}/client.ts';
      client.configure({ auth: ${auth(model, credentials[model.name]!)} });`,
    call({ operation, path: pathArguments, query, header, body }) {
      const given = { path: filledObject(pathArguments), query: filledObject(query), headers: filledObject(header) };
      return `await client.${operation.id}(${filledObject({ ...given, body: body && bodySource(body) }) ?? ''})`;
    },
    whole: ({ name }) => `export { client as default } from './${name}/client.ts';`,
    // Its descriptors are one object, of which a bundler keeps all.
    one: ({ name }, { id }) => `export { ${id} as default } from './${name}/client.ts';`,
  };
}

/** Its forms are those of the platform. */
function bodySource({ type, source }: Body): string {
  if (type === 'multipart/form-data') return 'new FormData()';
  if (type !== 'application/x-www-form-urlencoded') return source;
  const fields = Object.entries(JSON.parse(source) as object).map(([name, value]) => [name, String(value)]);
  return `new URLSearchParams(${JSON.stringify(fields)})`;
}

function auth({ securitySchemes }: ApiModel, credential: Credential): string {
  if ('username' in credential) {
    const { username, password } = credential;
    return JSON.stringify({ basic: { username, password } });
  }
  return JSON.stringify(
    securitySchemes[credential.scheme]?.type === 'apiKey'
      ? { apiKey: { [credential.scheme]: credential.header } }
      : { bearer: credential.token },
  );
}
