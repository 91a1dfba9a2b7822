import type { Operation, Parameter } from '../../model/model.ts';
import { Refused } from '../behaviour.ts';
import { plain } from './names.ts';
import type { ShapeOf } from './shape.ts';

/** The parameters that an operation's pages are asked for with. */
export interface Paging {
  readonly size: { readonly parameter: string | undefined; readonly usual: number; readonly maximum: number };
  readonly page?: { readonly parameter: string; readonly first: number };
  readonly offset?: { readonly parameter: string };
  /** Cursors are minted by the mock, or are ids of records. */
  readonly cursor?: { readonly parameter: string; readonly isId: boolean };
}

/** One page of a list. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
}

const sizeNames = /^(?:limit|perpage|pagesize|size|top|maxresults|maxitems|pagelimit|first|take)$/;
const offsetNames = /^(?:offset|skip|start|startindex|pageoffset)$/;
const pageNames = /^(?:page|pagenumber|pageno|pageindex|currentpage)$/;
const cursorNames =
  /^(?:cursor|after|pagetoken|nexttoken|nextpagetoken|continuationtoken|pagecursor|nextcursor|marker)$/;
const idNames = /^(?:startingafter|afterid)$/;
/** Items of a page where nothing says how many. */
const usualSize = 20;

/** The names of the parameters. */
export function parametersOf({ size, page, offset, cursor }: Paging): ReadonlySet<string | undefined> {
  return new Set([size.parameter, page?.parameter, offset?.parameter, cursor?.parameter]);
}

/** @returns `undefined` for an operation that answers whole lists */
export function readPaging({ pagination, parameters }: Operation, shapeOf: ShapeOf): Paging | undefined {
  const query = parameters.filter((parameter) => parameter.in === 'query');
  const named = (names: RegExp, type: RegExp): Parameter | undefined =>
    query.find(({ name, schema }) => names.test(plain(name)) && type.test(shapeOf(schema).types[0] ?? 'string'));
  const number = /^(?:integer|number|string)$/;
  const size = pagination?.size?.parameter ?? named(sizeNames, number)?.name;
  const page = pagination ? undefined : named(pageNames, number);
  const offset = pagination ? pagination.offset?.parameter : named(offsetNames, number)?.name;
  const id = named(idNames, /^string$/)?.name;
  const cursor = id ?? named(cursorNames, /^string$/)?.name;
  if (size === undefined && !page && !pagination?.page && offset === undefined && cursor === undefined)
    return undefined;
  const { default: usual, maximum } = shapeOf(query.find(({ name }) => name === size)?.schema).keywords;
  return {
    size: {
      parameter: size,
      usual: pagination?.size?.default ?? (typeof usual === 'number' ? usual : usualSize),
      maximum: pagination?.size?.maximum ?? (typeof maximum === 'number' ? maximum : Infinity),
    },
    ...(pagination?.page && { page: pagination.page }),
    ...(page && { page: { parameter: page.name, first: firstPage(page, shapeOf) } }),
    ...(offset !== undefined && { offset: { parameter: offset } }),
    ...(cursor !== undefined && { cursor: { parameter: cursor, isId: cursor === id } }),
  };
}

/** Pages count from 1, unless the description allows 0. */
function firstPage({ schema }: Parameter, shapeOf: ShapeOf): number {
  const { minimum, default: usual } = shapeOf(schema).keywords;
  return minimum === 0 || usual === 0 ? 0 : 1;
}

type Query = Readonly<Record<string, unknown>>;

/**
 * The page that a query asks for; a cursor counts before an offset, and that before a page number.
 * @param offsetAfter offset of what comes after the record with an id, or `undefined` where there is none
 * @throws Refused with status 400 for a cursor that leads nowhere
 */
export function pageOf(paging: Paging, query: Query, offsetAfter: (id: string) => number | undefined): Page {
  const numberAt = (parameter: string | undefined): number | undefined => {
    const value = parameter === undefined ? undefined : query[parameter];
    const number = value === undefined || value === '' ? NaN : Number(value);
    return Number.isFinite(number) ? Math.max(0, Math.floor(number)) : undefined;
  };
  const { size, page, offset, cursor } = paging;
  const limit = Math.min(numberAt(size.parameter) ?? size.usual, size.maximum);
  const from = cursor && query[cursor.parameter];
  if (cursor && from !== undefined && from !== '') {
    const found = cursor.isId ? offsetAfter(String(from)) : readCursor(String(from));
    if (found === undefined) throw unknownCursor(cursor.parameter);
    return { offset: found, limit };
  }
  const skipped = numberAt(offset?.parameter);
  const number = numberAt(page?.parameter) ?? page?.first ?? 0;
  return { offset: skipped ?? Math.max(0, number - (page?.first ?? 0)) * limit, limit };
}

/** The cursor of what comes after so many records. */
export function mintCursor(offset: number): string {
  return Buffer.from(`after ${offset}`).toString('base64url');
}

function readCursor(cursor: string): number | undefined {
  const [, offset] = /^after (\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  return offset === undefined ? undefined : Number(offset);
}

function unknownCursor(parameter: string): Refused {
  const message = 'is no cursor that an earlier page gave';
  return new Refused(400, `The query parameter ${parameter} ${message}.`, [
    { location: ['request', 'query', parameter], severity: 'Error', code: 'cursor', message },
  ]);
}
