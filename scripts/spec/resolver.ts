import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { BaseResolver, isAbsoluteUrl, ResolveError, type Document, type Source } from '@redocly/openapi-core';

/** How many values a document may hold once its YAML aliases are written out. */
const mostValues = 5_000_000;

/** Reads documents for Redocly, and refuses those that a few lines of YAML aliases make too large for any machine. */
export class BoundedResolver extends BaseResolver {
  /** @throws ResolveError, which Redocly reports where the reference stands */
  override parseDocument(source: Source, isRoot = false): Document {
    const document = super.parseDocument(source, isRoot);
    if (countValues(document.parsed, new Map()) <= mostValues) return document;
    throw new ResolveError(new Error(`It holds more than ${mostValues} values once its YAML aliases are written out.`));
  }
}

/**
 * Counts what a value holds, each place of a shared part for itself.
 * @param known counts of parts, and `undefined` for those that are being counted
 * @throws RangeError when a part contains itself, or parts are nested too deep
 */
function countValues(value: unknown, known: Map<object, number | undefined>): number {
  if (typeof value !== 'object' || value === null) return 1;
  if (known.has(value)) {
    const count = known.get(value);
    if (count === undefined) throw new RangeError('A part contains itself.');
    return count;
  }
  known.set(value, undefined);
  let count = 1;
  for (const member of Object.values(value)) count += countValues(member, known);
  known.set(value, count);
  return count;
}

/** Reads the files of one project for Redocly: nothing from the network, and nothing outside the project's folder. */
export class ConfinedResolver extends BoundedResolver {
  readonly #root: string;

  /** @param root absolute path of the project's folder */
  constructor(root: string) {
    super();
    this.#root = root;
  }

  /** @throws ResolveError, which Redocly reports where the reference stands */
  override async loadExternalRef(absoluteRef: string): Promise<Source> {
    if (isAbsoluteUrl(absoluteRef)) {
      throw new ResolveError(
        new Error(`${absoluteRef} is a URL, and only files are read. Keep a copy in the project.`),
      );
    }
    if (!(await isInside(this.#root, absoluteRef))) {
      throw new ResolveError(new Error(`${absoluteRef} is outside the project's folder, ${this.#root}.`));
    }
    return super.loadExternalRef(absoluteRef);
  }
}

/** Whether a file is in a folder once links are followed. What does not exist is: reading it tells more. */
export async function isInside(folder: string, file: string): Promise<boolean> {
  const real = await realpath(file).catch(() => undefined);
  if (real === undefined) return true;
  const relative = path.relative(await realpath(folder), real);
  return relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative);
}
