import { provenanceLevels, type ApiModel, type ProvenanceLevel } from './model.ts';

/** How the operations of one API are known. */
export interface Coverage {
  readonly api: string;
  readonly operations: number;
  readonly levels: Readonly<Record<ProvenanceLevel, number>>;
  /** Known endpoints, as `METHOD /path`, that the description does not hold. */
  readonly missing: readonly string[];
}

/**
 * Counts operations by provenance level and looks for endpoints that are not described.
 * @param endpoints those known to exist, as `METHOD /path`
 */
export function measureCoverage(model: ApiModel, endpoints: readonly string[]): Coverage {
  const described = new Set(model.operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`));
  const count = (level: ProvenanceLevel): number =>
    model.operations.filter(({ provenance }) => provenance?.level === level).length;
  return {
    api: model.name,
    operations: model.operations.length,
    levels: Object.fromEntries(provenanceLevels.map((level) => [level, count(level)])) as Coverage['levels'],
    missing: endpoints.filter((endpoint) => !described.has(endpoint)),
  };
}
