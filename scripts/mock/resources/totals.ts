import type { Operation } from '../../model/model.ts';
import type { JsonSchema } from '../../spec/openapi.ts';
import { tokensOf } from '../../spec/pointer.ts';
import type { Place } from './answer.ts';
import { plain } from './names.ts';
import { mintCursor, type Page, type Paging } from './paging.ts';
import { withoutValueAt, withValueAt } from './place.ts';
import type { ShapeOf } from './shape.ts';

/** A member of a list's answer that tells of the page. */
interface Slot {
  readonly path: readonly string[];
  readonly tells: Telling;
  readonly schema: JsonSchema;
  readonly isRequired: boolean;
}

type Telling =
  | 'total'
  | 'count'
  | 'pages'
  | 'page'
  | 'size'
  | 'offset'
  | 'more'
  | 'before'
  | 'first'
  | 'last'
  | 'empty'
  | 'next'
  | 'previous';

const names: readonly (readonly [RegExp, Telling])[] = [
  [
    /^(?:total|(?:total|full|overall)(?:count|items|results?|records|elements|number|size)|itemcount|numfound)$/,
    'total',
  ],
  [/^(?:count|size|pagecount|numberofelements|itemsinpage)$/, 'count'],
  [/^(?:pages|totalpages|pagestotal|lastpage|numpages)$/, 'pages'],
  [/^(?:page|pagenumber|pageno|pageindex|currentpage|number)$/, 'page'],
  [/^(?:limit|perpage|pagesize|pagelimit)$/, 'size'],
  [/^(?:offset|skip|start|startindex)$/, 'offset'],
  [/^(?:hasmore|hasnext|hasnextpage|more)$/, 'more'],
  [/^(?:hasprev|hasprevious|haspreviouspage)$/, 'before'],
  [/^(?:first|isfirst|firstpage|isfirstpage)$/, 'first'],
  [/^(?:last|islast|islastpage)$/, 'last'],
  [/^(?:empty|isempty)$/, 'empty'],
  [/^(?:next|next(?:cursor|token|pagetoken|page|url|link|offset)|cursor|after|endcursor)$/, 'next'],
  [/^(?:prev|previous|(?:prev|previous)(?:cursor|token|pagetoken|page|url|link)|before|startcursor)$/, 'previous'],
];

/** What is known of a page once it is cut out. */
export interface Cut {
  readonly page: Page;
  /** Records of the page. */
  readonly count: number;
  readonly total: number;
  /** The URL of the page that begins at an offset. */
  urlAt(offset: number): string;
}

/** Writes what is true of a page into the members of an answer that tell of it. */
export type Tell = (body: unknown, cut: Cut) => unknown;

/** @param paging `undefined` where the answer is always the whole list */
export function createTell(
  operation: Operation,
  items: Place,
  root: JsonSchema | undefined,
  paging: Paging | undefined,
  shapeOf: ShapeOf,
): Tell {
  const outer = slotsIn(root, [], shapeOf);
  const holders = [...shapeOf(root).members].filter(
    ([name, schema]) => shapeOf(schema).types.includes('object') && (items.path.length !== 1 || name !== items.path[0]),
  );
  const found = [...outer, ...holders.flatMap(([name, schema]) => slotsIn(schema, [name], shapeOf))];
  const said = operation.pagination?.total === undefined ? undefined : tokensOf(`#${operation.pagination.total}`);
  const isSaid = ({ path }: Slot): boolean => path.join('/') === said?.join('/');
  const hasTotal = said !== undefined || found.some(({ tells }) => tells === 'total');
  const meaningOf = ({ path, tells }: Slot): Telling => {
    const name = plain(path.at(-1)!);
    if (name === 'count' && !hasTotal) return 'total';
    return name === plain(paging?.size.parameter ?? '') ? 'size' : tells;
  };
  const slots = [
    ...found.filter((slot) => !isSaid(slot)).map((slot) => ({ ...slot, tells: meaningOf(slot) })),
    ...(said ? [{ path: said, tells: 'total' as const, schema: { type: 'integer' }, isRequired: true }] : []),
  ];
  return (body, cut) =>
    slots.reduce((told, slot) => {
      const value = valueOf(slot, cut, paging, shapeOf);
      if (value !== undefined) return withValueAt(told, slot.path, value);
      return slot.isRequired || (slot.tells !== 'next' && slot.tells !== 'previous')
        ? told
        : withoutValueAt(told, slot.path);
    }, body);
}

function slotsIn(schema: JsonSchema | undefined, path: readonly string[], shapeOf: ShapeOf): Slot[] {
  const { members, required } = shapeOf(schema);
  return [...members].flatMap(([name, member]): Slot[] => {
    const tells = names.find(([pattern]) => pattern.test(plain(name)))?.[1];
    const isPlain = !['object', 'array'].includes(shapeOf(member).types[0] ?? '');
    return tells && isPlain ? [{ path: [...path, name], tells, schema: member, isRequired: required.has(name) }] : [];
  });
}

function valueOf({ tells, schema, path }: Slot, cut: Cut, paging: Paging | undefined, shapeOf: ShapeOf): unknown {
  const { page, count, total } = cut;
  const { types, isNullable, keywords } = shapeOf(schema);
  const isNumber = types.includes('integer') || types.includes('number');
  const first = paging?.page?.first ?? 1;
  const isFlag = types.includes('boolean');
  const number = page.limit > 0 ? Math.floor(page.offset / page.limit) : 0;
  const end = page.offset + count;
  const none = isNullable ? null : undefined;
  switch (tells) {
    case 'total':
      return isNumber ? total : undefined;
    case 'count':
      return isNumber ? count : undefined;
    case 'pages':
      return isNumber ? Math.ceil(total / Math.max(1, page.limit)) : undefined;
    case 'page':
      return isNumber && paging?.page ? number + first : undefined;
    case 'size':
      return isNumber && paging ? page.limit : undefined;
    case 'offset':
      return isNumber && paging ? page.offset : undefined;
    case 'more':
      return isFlag ? end < total : undefined;
    case 'before':
      return isFlag ? page.offset > 0 : undefined;
    case 'first':
      return isFlag ? page.offset === 0 : undefined;
    case 'last':
      return isFlag ? end >= total : undefined;
    case 'empty':
      return isFlag ? count === 0 : undefined;
    case 'previous':
      return isUrl() && page.offset > 0 ? cut.urlAt(Math.max(0, page.offset - page.limit)) : none;
    case 'next':
      if (end >= total || count === 0) return none;
      if (isUrl()) return cut.urlAt(end);
      if (isNumber) return paging?.page ? number + first + 1 : end;
      return paging?.cursor && !paging.cursor.isId ? mintCursor(end) : none;
  }

  function isUrl(): boolean {
    const isNamedSo = /(?:url|link|href)$/.test(plain(path.at(-1)!));
    const isText = !isNumber && (types.length === 0 || types.includes('string'));
    return isText && (isNamedSo || /^(?:uri|url)/.test(String(keywords['format'])) || !paging?.cursor);
  }
}
