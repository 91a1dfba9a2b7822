/** .NET's two halves of a DateTimeOffset: the instant in UTC and the distance of the local clock from it. */
export interface DateTimeOffset {
  /** `2025-11-04T14:24:58.0527074Z`. */
  dateTime: string;
  offsetMinutes: number;
}

const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;
const MAX_OFFSET = 14 * 60;
const MINUTE = 60_000;

/** Splits an RFC 3339 date-time; `undefined` when the text is none. Fraction digits are kept as they are. */
export function splitDateTime(text: string): DateTimeOffset | undefined {
  const match = DATE_TIME.exec(text);
  const offsetMinutes = match && readOffset(match[8] ?? '');
  if (match === null || offsetMinutes === undefined || offsetMinutes === null) return undefined;
  const local = instantOf(match);
  if (local === undefined) return undefined;
  const utc = shift(local, -offsetMinutes);
  return utc === undefined ? undefined : { dateTime: `${utc}${match[7] ?? ''}Z`, offsetMinutes };
}

/** Puts the two halves together again as an RFC 3339 date-time; `undefined` when they do not fit. */
export function joinDateTime({ dateTime, offsetMinutes }: DateTimeOffset): string | undefined {
  const match = DATE_TIME.exec(dateTime);
  if (match?.[8] !== 'Z' || !Number.isInteger(offsetMinutes) || Math.abs(offsetMinutes) > MAX_OFFSET) return undefined;
  const utc = instantOf(match);
  const local = utc === undefined ? undefined : shift(utc, offsetMinutes);
  return local === undefined ? undefined : `${local}${match[7] ?? ''}${writeOffset(offsetMinutes)}`;
}

/** Milliseconds since 1970 of the whole seconds matched; `undefined` for a day or hour that does not exist. */
function instantOf(match: RegExpExecArray): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  return date.toISOString().slice(0, 19) === match[0].slice(0, 19).toUpperCase() ? date.getTime() : undefined;
}

function shift(instant: number, minutes: number): string | undefined {
  const text = new Date(instant + minutes * MINUTE).toISOString();
  return /^\d{4}-/.test(text) ? text.slice(0, 19) : undefined;
}

function readOffset(text: string): number | undefined {
  if (text === 'Z' || text === 'z') return 0;
  const [hours = 0, minutes = 0] = text.slice(1).split(':').map(Number);
  const total = hours * 60 + minutes;
  if (minutes > 59 || total > MAX_OFFSET) return undefined;
  return text.startsWith('-') && total > 0 ? -total : total;
}

function writeOffset(minutes: number): string {
  const distance = Math.abs(minutes);
  const [hour, minute] = [Math.floor(distance / 60), distance % 60].map((part) => String(part).padStart(2, '0'));
  return `${minutes < 0 ? '-' : '+'}${hour}:${minute}`;
}
