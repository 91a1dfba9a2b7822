import type { ApiModel, Operation } from '../model/model.ts';
import type { HttpMethod } from '../spec/openapi.ts';
import { Refused } from './behaviour.ts';
import { indexPaths, splitPath, type PathIndex } from './paths.ts';

/** Which operation of which API a request is meant for. */
export interface Route {
  readonly api: ApiModel;
  readonly operation: Operation;
  /** The path before the part that the API describes, such as `/which50`. */
  readonly prefix: string;
  readonly pathParameters: Readonly<Record<string, string>>;
}

export interface Router {
  /**
   * A HEAD request finds the GET operation where no HEAD operation is described.
   * @throws Refused with status 404 for an unknown address or path, 405 for an undescribed method and 400 for a
   * path whose percent-encoding is broken.
   */
  find(method: string, path: string): Route;
}

interface Mount {
  /** Empty for an API whose server stands at its host's root. */
  readonly prefix: string;
  readonly api: ApiModel;
  readonly paths: PathIndex<ReadonlyMap<string, Operation>>;
}

/**
 * Each API answers under its name, under its name followed by a server's base path, and under that base path alone.
 * Where several mounts could be meant, one that describes the path wins, then the longest prefix.
 */
export function createRouter(apis: readonly ApiModel[]): Router {
  const mounts = apis.flatMap(mountsOf).toSorted((a, b) => b.prefix.length - a.prefix.length);
  return {
    find(method, path) {
      const name = method.toLowerCase();
      const candidates = mounts.filter(({ prefix }) => path.startsWith(prefix) && isBoundary(path[prefix.length]));
      const described = new Set<string>();
      for (const { prefix, api, paths } of candidates) {
        for (const { value: operations, parameters } of paths.find(segmentsOf(path.slice(prefix.length) || '/'))) {
          const operation = operations.get(name) ?? (name === 'head' ? operations.get('get') : undefined);
          if (operation) return { api, operation, prefix, pathParameters: parameters };
          for (const other of operations.keys()) described.add(other.toUpperCase());
        }
      }
      throw described.size > 0 ? undescribedMethod(method, path, described) : unknownPath(path, candidates, mounts);
    },
  };
}

const isBoundary = (char: string | undefined): boolean => char === undefined || char === '/';

function mountsOf(api: ApiModel): Mount[] {
  const basePaths = api.servers.map(({ basePath }) => basePath);
  const prefixes = new Set([`/${api.name}`, ...basePaths.map((basePath) => `/${api.name}${basePath}`), ...basePaths]);
  const paths = indexPaths(
    [...Map.groupBy(api.operations, ({ path }) => path)].map(([template, group]) => [
      template,
      new Map(group.map((operation): [HttpMethod, Operation] => [operation.method, operation])),
    ]),
  );
  return [...prefixes].map((prefix) => ({ prefix, api, paths }));
}

function segmentsOf(path: string): string[] {
  try {
    return splitPath(path);
  } catch {
    throw new Refused(400, `The percent-encoding of the path ${path} is broken.`);
  }
}

function undescribedMethod(method: string, path: string, described: ReadonlySet<string>): Refused {
  const allow = [...described].join(', ');
  return new Refused(405, `The method ${method} is not described at ${path}, but ${allow}.`, [], {
    headers: { allow },
  });
}

function unknownPath(path: string, candidates: readonly Mount[], mounts: readonly Mount[]): Refused {
  const mount = candidates.find(({ prefix }) => prefix !== '');
  if (mount) {
    return new Refused(404, `The API ${mount.api.name} describes no path ${path.slice(mount.prefix.length) || '/'}.`);
  }
  const prefixes = [...new Set(mounts.map(({ prefix }) => prefix))].filter(Boolean).toSorted();
  const rooted = mounts.filter(({ prefix }) => prefix === '').map(({ api }) => api.name);
  const alsoRooted = rooted.length > 0 ? ` What ${rooted.join(' and ')} describe is found without a prefix too.` : '';
  const detail = `Nothing answers at ${path}. The prefixes are ${prefixes.join(', ')}.${alsoRooted}`;
  return new Refused(404, detail, [], { members: { prefixes } });
}
