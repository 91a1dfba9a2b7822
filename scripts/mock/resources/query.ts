import type { JsonSchema } from '../../spec/openapi.ts';
import type { Operation } from '../../model/model.ts';
import type { Item } from '../state/state.ts';
import { plain } from './names.ts';
import { parametersOf, readPaging } from './paging.ts';
import type { ShapeOf } from './shape.ts';

/** A query parameter that picks records by a member of theirs. */
export interface Filter {
  readonly parameter: string;
  readonly member: string;
}

type Query = Readonly<Record<string, unknown>>;

const sortNames = /^(?:sort|sortby|orderby|sortcolumn|sortfield|sortkey|ordering)$/;
const orderNames = /^(?:order|direction|dir|sortorder|sortdirection|sortdir)$/;

/** Whether a query parameter asks for an order, by its name. */
export function isOrderParameter(name: string): boolean {
  return sortNames.test(plain(name)) || orderNames.test(plain(name));
}

/** The query parameters that are named like a member of the record and take what such a member holds. */
export function filtersOf(operation: Operation, record: JsonSchema | undefined, shapeOf: ShapeOf): Filter[] {
  const { members } = shapeOf(record);
  const paging = readPaging(operation, shapeOf);
  const isTaken = (name: string): boolean =>
    isOrderParameter(name) || (paging !== undefined && parametersOf(paging).has(name));
  const isPlain = (schema: JsonSchema | undefined): boolean => {
    const { types, items } = shapeOf(schema);
    return types.includes('array') ? !shapeOf(items).types.includes('object') : !types.includes('object');
  };
  return operation.parameters.flatMap(({ name, in: place, schema }) => {
    if (place !== 'query' || isTaken(name)) return [];
    const member = memberLike(name, members.keys());
    return member !== undefined && isPlain(members.get(member)) && isPlain(schema) ? [{ parameter: name, member }] : [];
  });
}

/** The member with a name, else with one that differs in case and punctuation only. */
function memberLike(name: string, members: Iterable<string>): string | undefined {
  const all = [...members];
  return all.find((member) => member === name) ?? all.find((member) => plain(member) === plain(name));
}

/** The test that records must pass; `undefined` where the query picks none. */
export function matcher(filters: readonly Filter[], query: Query): ((record: Item) => boolean) | undefined {
  const wanted = filters.flatMap(({ parameter, member }) => {
    const values = [query[parameter]].flat().filter((value) => value !== undefined);
    return values.length > 0 ? [{ member, values: new Set(values.map(String)) }] : [];
  });
  if (wanted.length === 0) return undefined;
  return (record) =>
    wanted.every(({ member, values }) => [valueOf(record, member)].flat().some((value) => values.has(String(value))));
}

/**
 * The order that a query asks for, such as `sort=-name`, `sort=name:desc` or `sort_by=name&order=desc`; `undefined` where it
 * names no member.
 */
export function comparer(query: Query, record: JsonSchema | undefined, shapeOf: ShapeOf): Compare | undefined {
  const asked = (names: RegExp): string =>
    Object.entries(query)
      .filter(([name]) => names.test(plain(name)))
      .map(([, value]) => [value].flat().join(','))[0] ?? '';
  const isDescending = /^(?:-1$|desc)/i.test(asked(orderNames));
  const terms = asked(sortNames)
    .split(',')
    .flatMap((term) => {
      const [, sign, name = '', order] = /^\s*([-+]?)([^\s:]+)(?:[\s:]+(\w+))?\s*$/.exec(term) ?? [];
      const member = name === '' ? undefined : memberLike(name, shapeOf(record).members.keys());
      const down = sign === '-' || (order === undefined ? isDescending : /^desc/i.test(order));
      return member === undefined ? [] : [{ member, factor: down ? -1 : 1 }];
    });
  if (terms.length === 0) return undefined;
  return (a, b) => {
    for (const { member, factor } of terms) {
      const result = compare(valueOf(a, member), valueOf(b, member), factor);
      if (result !== 0) return result;
    }
    return 0;
  };
}

type Compare = (a: Item, b: Item) => number;

/** What is missing comes last, whichever way the rest is ordered. */
function compare(a: unknown, b: unknown, factor: number): number {
  const [isMissingA, isMissingB] = [a === undefined || a === null, b === undefined || b === null];
  if (isMissingA || isMissingB) return Number(isMissingA) - Number(isMissingB);
  if (typeof a === 'number' && typeof b === 'number') return factor * (a - b);
  const [textA, textB] = [String(a), String(b)];
  return textA === textB ? 0 : textA < textB ? -factor : factor;
}

function valueOf(record: Item, member: string): unknown {
  return Object.hasOwn(record, member) ? record[member] : undefined;
}
