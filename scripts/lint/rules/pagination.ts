import type { Location, Oas3Rule, UserContext } from '@redocly/openapi-core';
import { isJson, isXml } from '../../spec/media-type.ts';
import { isRecord } from '../../spec/record.ts';
import type { Placed } from '../follow.ts';
import { visitOperations, type VisitedOperation } from '../operations.ts';
import { schemasAt, typesOf } from '../schema-at.ts';
import { successBodies } from '../success-bodies.ts';

const KEY = 'x-pagination';

/**
 * Holds `x-pagination` to the operation it stands on, as iterators, mock and docs are made from it.
 *
 * Refused: a parameter the operation does not have; a pointer to items that are no array, or to a total that is no
 * number, in a 2xx body; a default page size above the maximum.
 *
 * Write instead the names and pointers of this operation: `size: { parameter: limit, default: 10, maximum: 100 }`,
 * `items: /results`, or `items: ''` when the whole body is the list.
 */
export const pagination: Oas3Rule = () =>
  visitOperations((visited, context) => {
    const value = visited.operation[KEY];
    if (!isRecord(value)) return;
    const location = context.location.child(KEY);
    checkParameters(value, visited, location, context);
    checkSize(value, location, context);
    const bodies = successBodies(visited.operation, (type) => isJson(type) || isXml(type), context);
    checkPointer('items', ['array'], value, bodies, location, context);
    checkPointer('total', ['integer', 'number'], value, bodies, location, context);
  });

type Value = Readonly<Record<string, unknown>>;

function checkParameters(
  value: Value,
  { parameters, isComplete }: VisitedOperation,
  location: Location,
  { report }: UserContext,
): void {
  if (!isComplete) return;
  for (const part of ['page', 'offset', 'size']) {
    const named = value[part];
    const name = isRecord(named) ? named['parameter'] : undefined;
    if (typeof name !== 'string' || parameters.some((parameter) => parameter.name === name)) continue;
    report({
      message: `The operation has no parameter \`${name}\`.`,
      suggest: parameters.map((parameter) => parameter.name),
      location: location.child([part, 'parameter']),
    });
  }
}

function checkSize(value: Value, location: Location, { report }: UserContext): void {
  const size = isRecord(value['size']) ? value['size'] : {};
  const { default: usual, maximum }: { readonly [Key in 'default' | 'maximum']?: unknown } = size;
  if (typeof usual !== 'number' || typeof maximum !== 'number' || usual <= maximum) return;
  report({
    message: `The default ${usual} is above the maximum ${maximum}.`,
    location: location.child(['size', 'default']),
  });
}

function checkPointer(
  key: 'items' | 'total',
  wanted: readonly string[],
  value: Value,
  bodies: readonly Placed[],
  location: Location,
  context: UserContext,
): void {
  const pointer = value[key];
  if (typeof pointer !== 'string') return;
  for (const body of bodies) {
    const found = schemasAt(context, body, pointer);
    const types = found.flatMap(({ node }) => typesOf(node));
    if (types.some((type) => wanted.includes(type))) continue;
    const what = found.length === 0 ? 'leads nowhere in the answer' : `is no ${wanted.join(' or ')} in the answer`;
    context.report({ message: `\`${key}: ${pointer}\` ${what}.`, location: [location.child(key), body.location] });
    return;
  }
}
