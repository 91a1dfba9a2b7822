import type { Location, Oas3Rule } from '@redocly/openapi-core';
import { visitOperations } from '../operations.ts';
import { canMeet, createAccepts, isMoreFixed, parsePath, type Accepts, type Segment } from '../path-template.ts';

interface Route {
  path: string;
  segments: Segment[];
  location: Location;
}

/**
 * Makes sure that a request can mean one operation only. Stands in for Redocly's no-ambiguous-paths and
 * no-identical-paths, which look at neither methods nor schemas.
 *
 * Refused: two operations of one method whose paths can match the same URL. Let pass: a path that is fixed wherever the
 * two differ in kind (`/contacts/summary` beside `/contacts/{id}`), and a fixed segment that the other's parameter
 * refuses by its type, format, pattern or enum.
 *
 * Write instead a tighter schema on the parameter, where the vendor's ids allow it: `format: uuid`, `type: integer`.
 */
export const noAmbiguousOperations: Oas3Rule = () => {
  const routes = new Map<string, Route[]>();
  const accepts = createAccepts();
  return [
    visitOperations(({ path, parameters }, { key, location }) => {
      if (!path.startsWith('/')) return;
      const schemaOf = (name: string): unknown =>
        parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)?.schema;
      const method = String(key);
      routes.set(method, [...(routes.get(method) ?? []), { path, segments: parsePath(path, schemaOf), location }]);
    }),
    {
      Root: {
        leave(_root: unknown, { report }) {
          for (const [method, found] of routes) {
            for (const [a, b] of pairsOf(found)) {
              if (!areAmbiguous(a, b, accepts)) continue;
              report({
                message: `${method.toUpperCase()} ${a.path} and ${b.path} can match the same URL.`,
                location: [a.location.key(), b.location.key()],
              });
            }
          }
        },
      },
    },
  ];
};

function pairsOf(routes: readonly Route[]): [Route, Route][] {
  return routes.flatMap((a, index) => routes.slice(index + 1).map((b): [Route, Route] => [a, b]));
}

function areAmbiguous(a: Route, b: Route, accepts: Accepts): boolean {
  if (a.segments.length !== b.segments.length) return false;
  const pairs = a.segments.flatMap((segment, index): [Segment, Segment][] => {
    const other = b.segments[index];
    return other ? [[segment, other]] : [];
  });
  if (!pairs.every(([one, other]) => canMeet(one, other, accepts))) return false;
  const aWins = pairs.some(([one, other]) => isMoreFixed(one, other));
  const bWins = pairs.some(([one, other]) => isMoreFixed(other, one));
  return aWins === bWins;
}
