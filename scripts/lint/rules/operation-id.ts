import type { Location, Oas3Rule } from '@redocly/openapi-core';
import { isRecord } from '../../spec/record.ts';

const CAMEL_CASE = /^[a-z][a-zA-Z0-9]*$/;
const RESERVED: ReadonlySet<string> = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof var void while with yield constructor'
  ).split(' '),
);

/**
 * Gives every operation a name that reads well in code.
 *
 * Refused: a missing id; one that is not camelCase; a word JavaScript reserves; one that differs from another only by
 * case; one whose first word is that of its own tag, letter for letter, as the tag stands before it in the client:
 * `contactsList` under `contacts`, but not `contactSearch`, because `callContact` under `calls` begins with a verb.
 * Tags that are not camelCase, such as those of a joined document, do not become names in code and are not compared.
 * Refused, too: an empty list of tags, which Redocly's rules let pass.
 *
 * Write instead a verb and a noun: `listCommunications` under the tag `contacts`, for `contacts.listCommunications()`.
 */
export const operationId: Oas3Rule = () => {
  const seen = new Map<string, { id: string; location: Location }>();
  return {
    Operation(operation: unknown, { report, location }) {
      if (!isRecord(operation)) return;
      const { operationId: id, tags }: { readonly [Key in 'operationId' | 'tags']?: unknown } = operation;
      const place = location.child('operationId');
      if (Array.isArray(tags) && tags.length === 0) {
        report({
          message: 'The operation has no tag. Name one, such as `contacts`.',
          location: location.child('tags'),
        });
      }
      if (typeof id !== 'string' || id === '') {
        report({
          message: 'The operation has no operationId. Add one such as `listContacts`.',
          location: location.key(),
        });
        return;
      }
      const twin = seen.get(id.toLowerCase());
      if (twin) {
        report({
          message: `operationId \`${id}\` is taken by \`${twin.id}\`, case aside.`,
          location: [place, twin.location],
        });
      } else seen.set(id.toLowerCase(), { id, location: place });
      const fault = faultOf(id, Array.isArray(tags) ? tags[0] : undefined);
      if (fault !== undefined) report({ message: `operationId \`${id}\` ${fault}.`, location: place });
    },
  };
};

function faultOf(id: string, tag: unknown): string | undefined {
  if (!CAMEL_CASE.test(id)) return 'is not camelCase: write a verb and a noun, such as `listContacts`';
  if (RESERVED.has(id)) return 'is a reserved word: add a noun, such as `deleteContact`';
  if (typeof tag === 'string' && CAMEL_CASE.test(tag) && firstWord(id) === firstWord(tag)) {
    return `repeats its tag \`${tag}\`: begin with a verb`;
  }
  return undefined;
}

function firstWord(name: string): string | undefined {
  return /^[a-z0-9]+/.exec(name)?.[0];
}
