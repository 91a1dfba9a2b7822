import type { Oas3Rule, UserContext } from '@redocly/openapi-core';
import { isRecord } from '../../spec/record.ts';
import { componentOf } from '../component.ts';
import { extensions } from '../extensions.ts';
import { below } from '../follow.ts';
import { nameOfOperation, visitOperations, type VisitedOperation } from '../operations.ts';
import { createAjv, violationsOf } from '../validation.ts';

const KEY = 'x-provenance';

/**
 * Says how every operation and every component schema is known.
 *
 * Refused: an operation or component schema without `x-provenance` or without its source; an unknown level, a source
 * that is no absolute https URL, an empty note or any other key, wherever it stands; `inferred` off an operation, or
 * naming a part that the operation does not have. Elsewhere the source may be left out: it is that of the holder.
 *
 * Write instead:
 *
 *     x-provenance:
 *       level: documented          # or indexed, observed, inferred
 *       source: https://vendor.example/page
 *       note: What the page leaves open.
 *       inferred: [responses/401, requestBody, parameters/match, security]   # operations only
 */
export const provenance: Oas3Rule = () => {
  const validate = createAjv().compile(extensions[KEY]?.value ?? {});
  let rootSecurity: unknown;
  const checkOperation = (visited: VisitedOperation, context: UserContext): void => {
    const { operation } = visited;
    requireProvenance(operation, `operation ${nameOfOperation(operation, context)}`, context);
    checkInferred(visited, rootSecurity, context);
  };
  return [
    {
      Root(root: unknown) {
        rootSecurity = isRecord(root) ? root['security'] : undefined;
      },
      any: {
        enter(node: unknown, context) {
          checkValue(node, context);
        },
      },
      ref(node: unknown, context) {
        checkValue(node, context);
      },
      Schema(schema: unknown, context) {
        const component = componentOf(context.location);
        if (component?.kind === 'schemas') requireProvenance(schema, `schema ${component.name}`, context);
      },
    },
    visitOperations(checkOperation),
  ];

  function checkValue(node: unknown, { report, location, type }: UserContext): void {
    if (!isRecord(node) || !Object.hasOwn(node, KEY) || type.extensionsPrefix === undefined) return;
    const value = node[KEY];
    const place = location.child(KEY);
    for (const { path, message } of violationsOf(validate, value)) {
      report({ message: `${[KEY, ...path].join('/')} ${message}.`, location: below(place, path) });
    }
    if (type.name !== 'Operation' && isRecord(value) && Object.hasOwn(value, 'inferred')) {
      report({ message: '`inferred` belongs on operations only.', location: place.child('inferred').key() });
    }
  }
};

function requireProvenance(node: unknown, what: string, { report, location }: UserContext): void {
  const value = isRecord(node) ? node[KEY] : undefined;
  if (isRecord(value) && value['source'] === undefined) {
    report({
      message: `The ${what} names no source. Add the page it is known from.`,
      location: location.child(KEY).key(),
    });
  }
  if (value !== undefined) return;
  report({ message: `The ${what} does not say how it is known. Add \`${KEY}\`.`, location: location.key() });
}

function checkInferred(visited: VisitedOperation, rootSecurity: unknown, { report, location }: UserContext): void {
  const value = visited.operation[KEY];
  const list = isRecord(value) ? value['inferred'] : undefined;
  if (!Array.isArray(list)) return;
  const parts = partsOf(visited, rootSecurity);
  list.forEach((part: unknown, index) => {
    if (typeof part !== 'string' || parts.has(part)) return;
    if (!visited.isComplete && part.startsWith('parameters/')) return;
    report({
      message: `The operation has no part \`${part}\`. It has ${[...parts].join(', ')}.`,
      location: location.child([KEY, 'inferred', index]),
    });
  });
}

function partsOf({ operation, parameters }: VisitedOperation, rootSecurity: unknown): Set<string> {
  const responses = operation['responses'];
  return new Set([
    ...Object.keys(isRecord(responses) ? responses : {}).map((code) => `responses/${code}`),
    ...(operation['requestBody'] === undefined ? [] : ['requestBody']),
    ...parameters.map(({ name }) => `parameters/${name}`),
    ...((operation['security'] ?? rootSecurity) === undefined ? [] : ['security']),
  ]);
}
