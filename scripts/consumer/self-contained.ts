import { readFile } from 'node:fs/promises';
import { buildModel } from '../model/build.ts';
import type { ApiModel, Operation } from '../model/model.ts';
import type { OpenApiDocument } from '../spec/openapi.ts';
import { valueAt } from '../spec/pointer.ts';
import { hasShapeOfDescription } from './description-shape.ts';

/** A description that stands in one file, and its model. */
export interface SelfContained {
  readonly document: OpenApiDocument;
  readonly model: ApiModel;
}

/**
 * Reads a description that stands in one file and has nothing odd about it, many times faster than a linter does.
 * @returns `undefined` for any other: a thorough reader finds out what it is, or what is wrong with it
 */
export async function readSelfContained(name: string, file: string): Promise<SelfContained | undefined> {
  try {
    const parsed = await parse(await readFile(file, 'utf8'));
    if (!hasShapeOfDescription(parsed)) return undefined;
    const document = parsed as OpenApiDocument;
    if (!refersToItself(document)) return undefined;
    const model = buildModel(name, document);
    return isSound(model) ? { document, model } : undefined;
  } catch {
    return undefined;
  }
}

async function parse(text: string): Promise<unknown> {
  if (/^\uFEFF?\s*\{/.test(text)) return JSON.parse(text.replace(/^\uFEFF/, ''));
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, { merge: true });
  let aliases = 0;
  const value: unknown = document.toJS({ onAnchor: (_part, count) => (aliases += count) });
  // A few lines of aliases can make more than a machine holds, or contain themselves.
  return document.errors.length + document.warnings.length + aliases > 0 ? undefined : value;
}

/** Whether every reference leads to a place in the document. */
function refersToItself(document: OpenApiDocument): boolean {
  const references = new Set<string>();
  const open: unknown[] = [document];
  while (open.length > 0) {
    const node = open.pop() as Readonly<Record<string, unknown>>;
    for (const key in node) {
      const value = node[key];
      if (typeof value === 'object' && value !== null) open.push(value);
      else if (key === '$ref' && typeof value === 'string') references.add(value);
    }
  }
  return [...references].every((reference) => valueAt(document, reference) !== undefined);
}

/** What no form tells of, and people get wrong: ids that are there twice, and path parameters without a description. */
function isSound({ operations }: ApiModel): boolean {
  const ids = new Set(operations.map(({ id }) => id));
  return ids.size === operations.length && operations.every(isSoundOperation);
}

function isSoundOperation({ path, parameters, responses }: Operation): boolean {
  const inTemplate = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name!);
  const described = new Set(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name));
  const isDescribed = new Set(inTemplate).size === inTemplate.length && described.size === inTemplate.length;
  return responses.length > 0 && isDescribed && inTemplate.every((name) => described.has(name));
}
