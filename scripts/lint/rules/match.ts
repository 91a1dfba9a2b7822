import type { Location, Oas3Rule, UserContext } from '@redocly/openapi-core';
import { isRecord } from '../../spec/record.ts';
import { requestBodies } from '../bodies.ts';
import { visitOperations, type VisitedOperation } from '../operations.ts';
import { schemasAt, typesOf } from '../schema-at.ts';

const KEY = 'x-match';

type Value = Readonly<Record<string, unknown>>;

/**
 * Holds `x-match` to the operation it stands on, as clients make the list of names and the values from one object.
 *
 * Refused: a query parameter the operation does not have, or that is no array of names or no object of values; a
 * pointer to values that are no object in the request body, or one where there is no body; the one for the other.
 *
 * Write instead the names and the pointer of this operation: `{ parameter: match, values: query, valuesParameter:
 * matchValues }` or `{ parameter: match, values: body, pointer: /Values }`.
 */
export const match: Oas3Rule = () =>
  visitOperations((visited, context) => {
    const value = visited.operation[KEY];
    if (!isRecord(value)) return;
    const location = context.location.child(KEY);
    checkMembers(value, location, context);
    checkParameter('parameter', 'array', value, visited, location, context);
    if (value['values'] === 'query') checkParameter('valuesParameter', 'object', value, visited, location, context);
    if (value['values'] === 'body') checkPointer(value['pointer'], visited, location, context);
  });

/** The values stand in a parameter or at a pointer, never in both. */
function checkMembers(value: Value, location: Location, { report }: UserContext): void {
  const places = { query: 'valuesParameter', body: 'pointer' };
  for (const [values, member] of Object.entries(places)) {
    if (value['values'] === values && value[member] === undefined) {
      report({ message: `\`values: ${values}\` needs \`${member}\`.`, location: location.child('values') });
    }
    if (value['values'] !== values && value[member] !== undefined) {
      report({
        message: `\`${member}\` goes with \`values: ${values}\` only.`,
        location: location.child(member).key(),
      });
    }
  }
}

function checkParameter(
  key: 'parameter' | 'valuesParameter',
  wanted: 'array' | 'object',
  value: Value,
  { parameters, isComplete }: VisitedOperation,
  location: Location,
  context: UserContext,
): void {
  const name = value[key];
  if (typeof name !== 'string' || !isComplete) return;
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const named = inQuery.find((parameter) => parameter.name === name);
  if (named === undefined) {
    const message = `The operation has no query parameter \`${name}\`.`;
    context.report({ message, suggest: inQuery.map((parameter) => parameter.name), location: location.child(key) });
  } else if (!typesOf(named.schema).includes(wanted)) {
    context.report({ message: `The parameter \`${name}\` is no ${wanted}.`, location: location.child(key) });
  }
}

function checkPointer(
  pointer: unknown,
  { operation }: VisitedOperation,
  location: Location,
  context: UserContext,
): void {
  if (typeof pointer !== 'string') return;
  const place = location.child('pointer');
  if (operation['requestBody'] === undefined) {
    context.report({ message: 'The operation has no request body.', location: place });
  }
  for (const body of requestBodies(operation, () => true, context)) {
    const found = schemasAt(context, body, pointer);
    if (found.some(({ node }) => typesOf(node).includes('object'))) continue;
    const what = found.length === 0 ? 'leads nowhere in the request body' : 'is no object in the request body';
    context.report({ message: `\`pointer: ${pointer}\` ${what}.`, location: [place, body.location] });
    return;
  }
}
