/** A time as the API writes it: in UTC, to the second, with a Z. */
export function timestamp(milliseconds: number): string {
  return `${localTimestamp(milliseconds)}Z`;
}

/** A time as phone numbers have it: in UTC too, but without a zone. */
export function localTimestamp(milliseconds: number): string {
  const date = new Date(milliseconds);
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return `${writeDay(date)}T${time}`;
}

/** The day of a time, as `YYYY-MM-DD`. */
export function dayOf(milliseconds: number): string {
  return writeDay(new Date(milliseconds));
}

/** By hand, since lists write thousands of times, and `toISOString` takes three times as long. */
function writeDay(date: Date): string {
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
