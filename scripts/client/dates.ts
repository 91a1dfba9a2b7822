import type { OpenApiDocument } from '../spec/openapi.ts';
import { answersOf } from './answers.ts';
import { commentLine } from './comment.ts';
import { States } from './dates/states.ts';
import { ShapeWriter } from './dates/writer.ts';
import { NameBook, type ApiNames } from './names.ts';
import type { Signature } from './signature.ts';

/** A file of shapes, and the name of each operation's shape in it. */
export interface EmittedShapes {
  /** `undefined` when no operation has a shape. */
  readonly source: string | undefined;
  shapeOf(operationId: string): string | undefined;
}

/**
 * Source text of where the date-times stand in the answers of one API: data that the runtime's `reviveDates` follows.
 * Shapes are of whole bodies, before anything is unwrapped.
 */
export function emitDates(
  signatures: readonly Signature[],
  _names: ApiNames,
  document: OpenApiDocument,
): EmittedShapes {
  const states = new States(document);
  const all = signatures.flatMap(({ operation, names }) => {
    const { schemas } = answersOf(operation);
    return schemas.length > 0 ? [{ id: operation.id, method: names.method, state: states.of(schemas) }] : [];
  });
  const names = new NameBook([]);
  const writer = new ShapeWriter(
    all.map(({ state }) => state),
    names,
  );
  const roots = all
    .filter(({ state }) => writer.holdsDates(state))
    .map((root) => ({ ...root, name: names.take(`${root.method}Dates`) }));
  const constants = roots.map(({ id, name, state }) => {
    const doc = `/** Where the dates stand in an answer of \`${commentLine(id)}\`. */`;
    return `${doc}\nexport const ${name}: DateShape = ${writer.write(state)};`;
  });
  const source = [`import type { DateShape } from '../runtime/dates.ts';`, ...writer.shared, ...constants].join('\n\n');
  const byId = new Map(roots.map(({ id, name }) => [id, name]));
  return { source: roots.length > 0 ? source : undefined, shapeOf: (id) => byId.get(id) };
}
