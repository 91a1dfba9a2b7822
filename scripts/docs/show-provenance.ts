import { provenanceLevels, type Provenance } from '../spec/extensions.ts';
import { isRecord } from '../spec/record.ts';

/** Redoc's colours for badges. What is documented needs none. */
const badgeColors = { documented: undefined, indexed: 'blue', observed: 'purple', inferred: 'orange' } as const;

/**
 * A description in which readers see `x-provenance`: as a sentence after each description, and as a badge on each
 * operation that is not documented. The given one stays as it is.
 */
export function showProvenance(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(showProvenance);
  if (!isRecord(node)) return node;
  const shown = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, showProvenance(value)]));
  const provenance = node['x-provenance'];
  if (!isProvenance(provenance)) return shown;
  return { ...shown, ...describe(node, provenance), ...('responses' in node ? badge(node, provenance) : {}) };
}

function describe(node: Readonly<Record<string, unknown>>, provenance: Provenance): { description?: string } {
  const { description } = node;
  // Beside a reference, a description replaces that of what is referred to.
  if ('$ref' in node && description === undefined) return {};
  const texts = [typeof description === 'string' ? description.trimEnd() : '', sentence(provenance)];
  return { description: texts.filter(Boolean).join('\n\n') };
}

function sentence({ level, source, note = '', inferred = [] }: Provenance): string {
  const link = /^https?:\/\/[^\s<>]+$/.test(source) ? ` ([source](<${source}>))` : '';
  const parts = inferred.map((part) => `\`${part}\``).join(', ');
  return [`*How this is known:* ${level}${link}.`, note.trim(), parts && `Inferred: ${parts}.`]
    .filter(Boolean)
    .join(' ');
}

function badge(node: Readonly<Record<string, unknown>>, { level }: Provenance): object {
  const color = badgeColors[level];
  if (!color) return {};
  const others: unknown[] = Array.isArray(node['x-badges']) ? node['x-badges'] : [];
  return { 'x-badges': [...others, { name: level, color }] };
}

function isProvenance(value: unknown): value is Provenance {
  return (
    isRecord(value) && provenanceLevels.some((level) => level === value['level']) && typeof value['source'] === 'string'
  );
}
