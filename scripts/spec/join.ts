import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { bundleSource, toJson, type Bundle } from './bundle.ts';
import { thrownProblem } from './lint.ts';
import {
  httpMethods,
  type OpenApiDocument,
  type OperationObject,
  type PathItemObject,
  type SecuritySchemeObject,
} from './openapi.ts';
import { pathItems } from './path-items.ts';
import { memberPointer } from './pointer.ts';
import { DescriptionError, type Problem } from './problem.ts';
import type { Project } from './project.ts';
import { errorAt } from './redocly-problem.ts';
import { runRedocly } from './redocly.ts';
import type { Resource } from './extensions.ts';

/** Where the joined document belongs, relative to the output folder. */
export const joinedPath = 'openapi.json';

/**
 * The document that joins the bundles of a project, as it stands in a file.
 * @returns `undefined` unless `redocly.yaml` asks for it, and all of several APIs are there
 * @throws DescriptionError when the APIs do not fit into one document
 */
export async function joinAll(project: Project, bundles: readonly Bundle[]): Promise<string | undefined> {
  if (!project.joins || bundles.length < 2 || bundles.length < project.apis.length) return undefined;
  const conflicts = findConflicts(project, bundles);
  if (conflicts.length > 0) throw new DescriptionError(conflicts);
  return toJson(await joinBundles(project, bundles));
}

const wayOut = 'Without `joined` in redocly.yaml there is no such document.';

/** What keeps the APIs out of one document: it has one version, and holds a path once. */
function findConflicts(project: Project, bundles: readonly Bundle[]): Problem[] {
  return bundles.flatMap((bundle, index) => {
    const { api, document } = bundle;
    const earlier = bundles.slice(0, index);
    const report = (pointer: string, message: string): Problem =>
      errorAt(bundleSource(project, bundle), pointer, 'joined', `${message} ${wayOut}`);

    const other = earlier.find((candidate) => versionOf(candidate) !== versionOf(bundle));
    const versions = `${api} is in OpenAPI ${versionOf(bundle)}, and ${other?.api} is not: one document has one version.`;
    const shared = Object.keys(document.paths ?? {}).flatMap((template) => {
      const owner = earlier.find((candidate) => Object.hasOwn(candidate.document.paths ?? {}, template));
      const pointer = memberPointer('#/paths', template);
      return owner
        ? [report(pointer, `${owner.api} has the path ${template} too: one document holds a path once.`)]
        : [];
    });
    return [...(other ? [report('#/openapi', versions)] : []), ...shared];
  });
}

const versionOf = ({ document }: Bundle): string => document.openapi.slice(0, '3.1'.length);

/**
 * Joins bundles into one document. Each API's servers, security and error envelope stand on its own paths; operation
 * ids, tags and components carry the API's name, and tags are grouped by API. The root lists all servers.
 */
async function joinBundles(project: Project, bundles: readonly Bundle[]): Promise<OpenApiDocument> {
  const folder = await mkdtemp(path.join(tmpdir(), 'contact-apis-'));
  try {
    const names = bundles.map(({ api }) => `${api}.json`);
    await Promise.all(
      bundles.map(({ api, document }) => writeFile(path.join(folder, `${api}.json`), toJson(prefixed(api, document)))),
    );
    const prefixes = ['components', 'tags'].map((kind) => `--prefix-${kind}-with-info-prop=x-api`);
    await runRedocly(['join', ...names, '--output', 'joined.json', ...prefixes], folder).catch((error: unknown) => {
      throw new DescriptionError([{ ...thrownProblem(project.config.configPath ?? '', error), rule: 'joined' }]);
    });
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
  const { 'x-error-envelope': envelope, components = {}, ...rest } = document;
  const paths = pathItems(document).map(([template, pathItem]): [string, PathItemObject] => {
    const operations = httpMethods.flatMap((method): [string, OperationObject][] => {
      const operation = pathItem[method];
      return operation ? [[method, prefixedOperation(api, operation, envelope)]] : [];
    });
    return [template, { ...pathItem, ...Object.fromEntries(operations) }];
  });
  const info = { ...document.info, 'x-api': api };
  const schemes = Object.entries(components['securitySchemes'] ?? {}) as [string, SecuritySchemeObject][];
  const securitySchemes = Object.fromEntries(schemes.map(([name, scheme]) => [name, prefixedScheme(api, scheme)]));
  return withoutUnusedPathItems({
    ...rest,
    info,
    paths: Object.fromEntries(paths),
    components: { ...components, ...(schemes.length > 0 && { securitySchemes }) },
  });
}

/** What gives its token has another id now. */
function prefixedScheme(api: string, scheme: SecuritySchemeObject): SecuritySchemeObject {
  const exchange = scheme['x-token-exchange'];
  if (!exchange) return scheme;
  return { ...scheme, 'x-token-exchange': { ...exchange, operation: prefixedId(api, exchange.operation) } };
}

function prefixedOperation(api: string, operation: OperationObject, rootEnvelope: unknown): OperationObject {
  const id = operation.operationId;
  const envelope = operation['x-error-envelope'] ?? rootEnvelope;
  const resource = operation['x-resource'] as Resource | undefined;
  return {
    ...operation,
    ...(resource && { 'x-resource': prefixedResource(api, resource) }),
    ...(id && { operationId: prefixedId(api, id) }),
    ...(envelope ? { 'x-error-envelope': envelope } : {}),
  };
}

/** Collections of two APIs with the same name are not the same. */
function prefixedResource(api: string, { collection, parents, ...rest }: Resource): Resource {
  const owners = Object.entries(parents ?? {}).map(([parameter, owner]) => [parameter, `${api}/${owner}`]);
  return { collection: `${api}/${collection}`, ...rest, ...(parents && { parents: Object.fromEntries(owners) }) };
}

const prefixedId = (api: string, id: string): string => toIdPart(api) + id.slice(0, 1).toUpperCase() + id.slice(1);

const toIdPart = (api: string): string => api.replace(/-+(.?)/g, (_dashes, next: string) => next.toUpperCase());

/** Redocly gives no prefixes to what stands in `components.pathItems`, where paths have it from no longer. */
function withoutUnusedPathItems({ components = {}, ...rest }: OpenApiDocument): OpenApiDocument {
  if (JSON.stringify(rest).includes('"#/components/pathItems/')) return { ...rest, components };
  const used = Object.entries(components).filter(([kind]) => kind !== 'pathItems');
  return { ...rest, components: Object.fromEntries(used) };
}

/** Only what holds for all of them: a contact or terms of one vendor would speak for the others. */
function joinedInfo(bundles: readonly Bundle[]): OpenApiDocument['info'] {
  const infos = bundles.map(({ document }) => document.info);
  const versions = [...new Set(infos.map(({ version }) => version))];
  const license = infos[0]?.license;
  return {
    title: infos.map(({ title }) => title).join(', '),
    ...(bundles.every((bundle) => versionOf(bundle) === '3.1') && { summary: `${infos.length} APIs in one document.` }),
    version: versions.join(', '),
    description: infos.map(({ title, description = '' }) => `# ${title}\n\n${description}`).join('\n\n'),
    ...(license && infos.every((info) => isDeepStrictEqual(info.license, license)) && { license }),
  };
}
