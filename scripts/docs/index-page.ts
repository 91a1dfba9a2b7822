import { countProvenance, knownWays, type ProvenanceCount } from '../model/coverage.ts';
import type { ApiModel } from '../model/model.ts';
import { firstParagraph } from './plain-text.ts';
import { renderPage } from './templates.ts';

/** The page that lists all references. */
export function indexPage(models: readonly ApiModel[], { hasJoined }: { hasJoined: boolean }): string {
  const used = new Set(models.flatMap((model) => listProvenance(model).map(({ level }) => level)));
  return renderPage('index.html', {
    title: 'API references',
    hasJoined,
    apis: models.map(describeApi),
    levels: meanings.filter(({ level }) => used.has(level)),
  });
}

const meanings = [
  { level: 'documented', meaning: "The operation's own page was read." },
  { level: 'indexed', meaning: 'The operation is only named in an index.' },
  { level: 'observed', meaning: 'The operation was seen in public client code.' },
  { level: 'inferred', meaning: 'The operation is our judgement.' },
  { level: 'unstated', meaning: 'The description does not say.' },
] as const;

/** What both of our own pages say about an API. */
export function describeApi(model: ApiModel): object {
  return {
    folder: encodeURIComponent(model.name),
    name: model.name,
    title: model.title,
    version: model.version,
    summary: firstParagraph(model.description),
    operations: model.operations.length,
    noun: model.operations.length === 1 ? 'operation' : 'operations',
    provenance: listProvenance(model),
  };
}

/** Levels that no operation has are left out. */
function listProvenance(model: ApiModel): { level: keyof ProvenanceCount; count: number }[] {
  const counts = countProvenance(model);
  return knownWays.map((level) => ({ level, count: counts[level] })).filter(({ count }) => count > 0);
}
