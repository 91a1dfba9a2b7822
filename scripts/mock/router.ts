import { NO_METHOD_MATCHED_ERROR, NO_PATH_MATCHED_ERROR, ProblemJsonError } from '@stoplight/prism-http';
import type { ApiModel, Operation } from '../model/model.ts';
import type { HttpMethod } from '../spec/openapi.ts';
import { compareTemplates, compilePath, matchPath, splitPath } from './paths.ts';
import type { PathTemplate } from './paths.ts';
import { problem } from './problem.ts';

/** Which operation of which API a request is meant for. */
export interface Route {
  readonly api: ApiModel;
  readonly operation: Operation;
  readonly pathParameters: Readonly<Record<string, string>>;
}

export interface Router {
  /**
   * A HEAD request finds the GET operation where no HEAD operation is described.
   * @throws ProblemJsonError with status 404 for an unknown address or path, 405 for an undescribed method and 400 for a
   * path whose percent-encoding is broken.
   */
  find(method: string, pathname: string): Route;
}

interface Mount {
  /** Empty for an API whose server stands at its host's root. */
  readonly prefix: string;
  readonly api: ApiModel;
  readonly paths: readonly DescribedPath[];
}

interface DescribedPath {
  readonly path: PathTemplate;
  readonly operations: ReadonlyMap<string, Operation>;
}

interface Match {
  readonly api: ApiModel;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * Each API answers under its name, under its name followed by a server's base path, and under that base path alone.
 * Where several mounts could be meant, one that describes the path wins, then the longest prefix.
 */
export function createRouter(apis: readonly ApiModel[]): Router {
  const mounts = apis.flatMap(mountsOf).toSorted((a, b) => b.prefix.length - a.prefix.length);
  return {
    find(method, pathname) {
      const name = method.toLowerCase();
      const candidates = mounts.filter(({ prefix }) => pathname === prefix || pathname.startsWith(`${prefix}/`));
      const matches = candidates.flatMap((mount) => matchesIn(mount, pathname));
      for (const { api, operations, pathParameters } of matches) {
        const operation = operations.get(name) ?? (name === 'head' ? operations.get('get') : undefined);
        if (operation) return { api, operation, pathParameters };
      }
      throw matches.length > 0 ? undescribedMethod(name, pathname, matches) : unknownPath(pathname, candidates, mounts);
    },
  };
}

function mountsOf(api: ApiModel): Mount[] {
  const basePaths = api.servers.map(({ basePath }) => basePath);
  const prefixes = new Set([`/${api.name}`, ...basePaths.map((basePath) => `/${api.name}${basePath}`), ...basePaths]);
  const operations = Map.groupBy(api.operations, ({ path }) => path);
  const paths = [...operations]
    .map(([template, group]) => ({
      path: compilePath(template),
      operations: new Map(group.map((operation): [HttpMethod, Operation] => [operation.method, operation])),
    }))
    .toSorted((a, b) => compareTemplates(a.path, b.path));
  return [...prefixes].map((prefix) => ({ prefix, api, paths }));
}

function matchesIn({ prefix, api, paths }: Mount, pathname: string): Match[] {
  const segments = segmentsOf(pathname.slice(prefix.length) || '/');
  return paths.flatMap(({ path, operations }) => {
    const pathParameters = matchPath(path, segments);
    return pathParameters ? [{ api, operations, pathParameters }] : [];
  });
}

function segmentsOf(path: string): string[] {
  try {
    return splitPath(path);
  } catch {
    throw problem(400, `The percent-encoding of the path ${path} is broken.`);
  }
}

function undescribedMethod(method: string, pathname: string, matches: readonly Match[]): ProblemJsonError {
  const described = new Set(matches.flatMap(({ operations }) => [...operations.keys()]));
  return ProblemJsonError.fromTemplate(
    NO_METHOD_MATCHED_ERROR,
    `The route ${pathname} has been matched, but it does not have "${method}" method defined`,
    { headers: { Allow: [...described].map((name) => name.toUpperCase()).join(', ') } },
  );
}

function unknownPath(pathname: string, candidates: readonly Mount[], mounts: readonly Mount[]): ProblemJsonError {
  const mount = candidates.find(({ prefix }) => prefix !== '');
  if (mount) {
    const detail = `The API ${mount.api.name} describes no path ${pathname.slice(mount.prefix.length) || '/'}.`;
    return ProblemJsonError.fromTemplate(NO_PATH_MATCHED_ERROR, detail);
  }
  const prefixes = [...new Set(mounts.map(({ prefix }) => prefix))].filter(Boolean).toSorted();
  const rooted = mounts.filter(({ prefix }) => prefix === '').map(({ api }) => api.name);
  const alsoRooted = rooted.length > 0 ? ` What ${rooted.join(' and ')} describe is found without a prefix too.` : '';
  return problem(404, `Nothing answers at ${pathname}. The prefixes are ${prefixes.join(', ')}.${alsoRooted}`, {
    prefixes,
  });
}
