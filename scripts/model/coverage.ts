import { provenanceLevels, type ProvenanceLevel } from '../spec/extensions.ts';
import type { ApiModel } from './model.ts';

/** Ways in which an operation may be known, surest first; the last is for those whose description does not say. */
export const knownWays = [...provenanceLevels, 'unstated'] as const;

/** Number of operations by the way they are known. */
export type ProvenanceCount = Readonly<Record<ProvenanceLevel | 'unstated', number>>;

/** Counts an API's operations by the way they are known. */
export function countProvenance({ operations }: ApiModel): ProvenanceCount {
  const count = (way: string): number =>
    operations.filter(({ provenance }) => (provenance?.level ?? 'unstated') === way).length;
  return Object.fromEntries(knownWays.map((way) => [way, count(way)])) as ProvenanceCount;
}

/** How the operations of one API are known. */
export interface Coverage {
  readonly api: string;
  readonly operations: number;
  readonly levels: ProvenanceCount;
  /** Known endpoints, as `METHOD /path`, that the description does not hold. */
  readonly missing: readonly string[];
}

/**
 * Counts operations by provenance level and looks for endpoints that are not described.
 * @param endpoints those known to exist, as `METHOD /path`
 */
export function measureCoverage(model: ApiModel, endpoints: readonly string[]): Coverage {
  const described = new Set(model.operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`));
  return {
    api: model.name,
    operations: model.operations.length,
    levels: countProvenance(model),
    missing: endpoints.filter((endpoint) => !described.has(endpoint)),
  };
}
