import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { toJson, type Bundle } from './bundle.ts';
import { httpMethods, type OpenApiDocument, type OperationObject, type PathItemObject } from './openapi.ts';
import { runRedocly } from './redocly.ts';

/** Where the joined document belongs, relative to the output folder. */
export const joinedPath = 'openapi.json';

/**
 * Joins bundles into one document. Each API's servers, security and error envelope stand on its own paths; operation
 * ids, tags and components carry the API's name, and tags are grouped by API. The root lists all servers.
 */
export async function joinBundles(bundles: readonly Bundle[]): Promise<OpenApiDocument> {
  const folder = await mkdtemp(path.join(tmpdir(), 'contact-apis-'));
  try {
    const names = bundles.map(({ api }) => `${api}.json`);
    await Promise.all(
      bundles.map(({ api, document }) => writeFile(path.join(folder, `${api}.json`), toJson(prefixed(api, document)))),
    );
    const prefixes = ['components', 'tags'].map((kind) => `--prefix-${kind}-with-info-prop=x-api`);
    await runRedocly(['join', ...names, '--output', 'joined.json', ...prefixes], folder);
    const joined = JSON.parse(await readFile(path.join(folder, 'joined.json'), 'utf8')) as OpenApiDocument;
    const servers = bundles.flatMap(({ document }) => document.servers ?? []);
    const { openapi, ...rest } = joined;
    return { openapi, servers, ...rest, info: joinedInfo(bundles) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A document whose operations say for themselves what its root says for all of them. */
function prefixed(api: string, document: OpenApiDocument): OpenApiDocument {
  const { 'x-error-envelope': envelope, ...rest } = document;
  const paths = Object.entries(document.paths ?? {}).map(([template, pathItem]): [string, PathItemObject] => {
    const operations = httpMethods.flatMap((method): [string, OperationObject][] => {
      const operation = pathItem[method];
      if (!operation) return [];
      const id = operation.operationId;
      return [
        [
          method,
          {
            ...operation,
            ...(id && { operationId: api + id[0]?.toUpperCase() + id.slice(1) }),
            ...(envelope ? { 'x-error-envelope': envelope } : {}),
          },
        ],
      ];
    });
    return [template, { ...pathItem, ...Object.fromEntries(operations) }];
  });
  const info = { ...document.info, 'x-api': api };
  return { ...rest, info, paths: Object.fromEntries(paths) };
}

function joinedInfo(bundles: readonly Bundle[]): OpenApiDocument['info'] {
  const infos = bundles.map(({ document }) => document.info);
  const versions = [...new Set(infos.map(({ version }) => version))];
  return {
    ...infos[0]!,
    title: infos.map(({ title }) => title).join(', '),
    summary: `${infos.length} APIs in one document.`,
    version: versions.join(', '),
    description: infos.map(({ title, description = '' }) => `# ${title}\n\n${description}`).join('\n\n'),
  };
}
