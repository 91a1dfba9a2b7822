import { provenanceLevels, type ApiModel, type ProvenanceLevel } from '../model/model.ts';

/** How many operations of an API are known in one way. */
export interface ProvenanceCount {
  readonly level: ProvenanceLevel | 'unstated';
  readonly count: number;
}

/** Operations by how they are known, surest first; levels that no operation has are left out. */
export function countProvenance({ operations }: ApiModel): ProvenanceCount[] {
  return ([...provenanceLevels, 'unstated'] as const)
    .map((level) => ({
      level,
      count: operations.filter(({ provenance }) => (provenance?.level ?? 'unstated') === level).length,
    }))
    .filter(({ count }) => count > 0);
}
