import type { Oas3Rule, UserContext } from '@redocly/openapi-core';
import { distance } from 'fastest-levenshtein';
import { isRecord } from '../../spec/record.ts';
import { extensions } from '../extensions.ts';
import { below } from '../follow.ts';
import { createAjv, violationsOf } from '../validation.ts';

/** Rules that check the values of an extension themselves. */
const CHECKED_ELSEWHERE: ReadonlySet<string> = new Set(['x-provenance']);
const MAX_DISTANCE = 4;

/**
 * Keeps the vocabulary of extensions small and spelt right.
 *
 * Refused: an `x-` key that `scripts/lint/extensions.ts` does not list, one on an object it does not belong on, and one
 * with a malformed value. Data (examples, defaults, enum values) and names of properties are not looked into.
 *
 * Write instead one of the listed extensions, or add a new one to the list with its meaning and its schema.
 */
export const knownExtensions: Oas3Rule = () => {
  const ajv = createAjv();
  return {
    any: {
      enter(node: unknown, context) {
        check(node, context);
      },
    },
    ref(node: unknown, context) {
      check(node, context);
    },
  };

  function check(node: unknown, context: UserContext): void {
    if (!isRecord(node) || context.type.extensionsPrefix === undefined) return;
    for (const key of Object.keys(node)) if (key.startsWith('x-')) checkExtension(key, node[key], context);
  }

  function checkExtension(key: string, value: unknown, { report, location, type }: UserContext): void {
    const place = location.child(key);
    const extension = Object.hasOwn(extensions, key) ? extensions[key] : undefined;
    if (extension === undefined) {
      report({ message: `\`${key}\` is not a known extension.`, location: place.key(), suggest: nearest(key) });
      return;
    }
    if (!extension.on.includes(type.name)) {
      const homes = extension.on.join(', ');
      report({ message: `\`${key}\` does not belong on ${type.name}, only on ${homes}.`, location: place.key() });
    }
    if (CHECKED_ELSEWHERE.has(key)) return;
    for (const { path, message } of violationsOf(ajv.compile(extension.value), value)) {
      report({ message: `${[key, ...path].join('/')} ${message}.`, location: below(place, path) });
    }
  }
};

function nearest(key: string): string[] {
  return Object.keys(extensions)
    .map((name) => ({ name, far: distance(key.toLowerCase(), name.toLowerCase()) }))
    .filter(({ far }) => far <= MAX_DISTANCE)
    .toSorted((a, b) => a.far - b.far)
    .map(({ name }) => name);
}
