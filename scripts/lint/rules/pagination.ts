import type { Location, Oas3Rule, UserContext } from '@redocly/openapi-core';
import { isJson, isXml } from '../../spec/media-type.ts';
import { isRecord } from '../../spec/record.ts';
import type { Placed } from '../follow.ts';
import { visitOperations, type VisitedOperation } from '../operations.ts';
import { schemasAt, typesOf } from '../schema-at.ts';
import { successBodies } from '../bodies.ts';

const KEY = 'x-pagination';
/** Names of parameters that ask for a page. */
const PAGING = /^(page([_-]?(number|index|no))?|offset|\$?skip)$/i;

/**
 * Holds `x-pagination` to the operation it stands on, as iterators, mock and docs are made from it.
 *
 * Refused: a parameter the operation does not have; a pointer to items that are no array, or to a total that is no
 * number, in a 2xx body; a default page size above the maximum, or one that is not the parameter's own; an operation
 * without `x-pagination` that takes a whole number named like a page, such as `pageNumber` or `offset`.
 *
 * Write instead the names and pointers of this operation: `size: { parameter: limit, default: 10, maximum: 100 }`,
 * `items: /results`, or `items: ''` when the whole body is the list.
 */
export const pagination: Oas3Rule = () =>
  visitOperations((visited, context) => {
    const value = visited.operation[KEY];
    if (value === undefined) checkAbsence(visited, context);
    if (!isRecord(value)) return;
    const location = context.location.child(KEY);
    checkParameters(value, visited, location, context);
    checkSize(value, visited, location, context);
    const bodies = successBodies(visited.operation, (type) => isJson(type) || isXml(type), context);
    checkPointer('items', ['array'], value, bodies, location, context);
    checkPointer('total', ['integer', 'number'], value, bodies, location, context);
  });

type Value = Readonly<Record<string, unknown>>;

function checkAbsence({ parameters }: VisitedOperation, { report, location }: UserContext): void {
  const asking = parameters.find(
    ({ name, in: place, schema }) => place === 'query' && PAGING.test(name) && typesOf(schema).includes('integer'),
  );
  if (asking === undefined) return;
  report({ message: `The operation takes \`${asking.name}\`, but has no \`${KEY}\`.`, location: location.key() });
}

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

function checkSize(value: Value, { parameters }: VisitedOperation, location: Location, { report }: UserContext): void {
  const size = isRecord(value['size']) ? value['size'] : {};
  const { default: usual, maximum }: { readonly [Key in 'default' | 'maximum']?: unknown } = size;
  if (typeof usual === 'number' && typeof maximum === 'number' && usual > maximum) {
    const message = `The default ${usual} is above the maximum ${maximum}.`;
    report({ message, location: location.child(['size', 'default']) });
  }
  const schema = parameters.find(({ name }) => name === size['parameter'])?.schema;
  for (const key of ['default', 'maximum'] as const) {
    const own = isRecord(schema) ? schema[key] : undefined;
    if (own === undefined || size[key] === undefined || own === size[key]) continue;
    const message = `The ${key} is not that of the parameter, ${JSON.stringify(own)}.`;
    report({ message, location: location.child(['size', key]) });
  }
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
