import type { JsonSchema } from '../../spec/openapi.ts';
import { plain } from './names.ts';
import type { Shape, ShapeOf } from './shape.ts';

const created =
  /^(?:created?|creation|inserted|registered|date(?:created|added)|added)(?:at|on|date|time|datetime|timestamp)?$/;
const updated =
  /^(?:updated?|modified|changed|lastmodified|lastupdated?|lastchanged|date(?:updated|modified)|modification)(?:at|on|date|time|datetime|timestamp)?$/;

/** What is to be known for a stamp. */
export interface Stamping {
  /** In milliseconds since 1970. */
  readonly now: number;
  readonly isNew: boolean;
  readonly sent: Readonly<Record<string, unknown>>;
  /** Another record, which shows how times are written. */
  readonly like: Readonly<Record<string, unknown>> | undefined;
}

/** When a record was made and last changed, in the members that say so; those the client gave itself aside. */
export function stamp(
  record: Readonly<Record<string, unknown>>,
  schema: JsonSchema | undefined,
  shapeOf: ShapeOf,
  { now, isNew, sent, like }: Stamping,
): Record<string, unknown> {
  const stamps = [...shapeOf(schema).members].flatMap(([name, member]): [string, unknown][] => {
    const isStamp = updated.test(plain(name)) || (isNew && created.test(plain(name)));
    if (!isStamp || Object.hasOwn(sent, name)) return [];
    const time = inForm(now, shapeOf(member), like && Object.hasOwn(like, name) ? like[name] : undefined);
    return time === undefined ? [] : [[name, time]];
  });
  return Object.fromEntries([...Object.entries(record), ...stamps]);
}

/** @param like what such a member holds in another record */
function inForm(now: number, { types, keywords }: Shape, like = keywords['example']): string | number | undefined {
  const { format } = keywords;
  const text = new Date(now).toISOString();
  if (types[0] === 'integer' || types[0] === 'number')
    return typeof like === 'number' && like > 1e11 ? now : Math.floor(now / 1000);
  if (format === 'date') return text.slice(0, 10);
  const isText = types.length === 0 || types[0] === 'string';
  const isTime = format === 'date-time' || (typeof like === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(like));
  if (!isText || !isTime) return undefined;
  return typeof like === 'string' && !like.includes('.') ? text.replace(/\.\d+Z$/, 'Z') : text;
}
