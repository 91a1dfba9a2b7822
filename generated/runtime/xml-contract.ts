// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

import { instantOf } from './dates.ts';
import type { XmlElement } from './xml-parse.ts';
import { countContent, readValue, wrong, type XmlOther, type XmlRun } from './xml.ts';

/** Reads what .NET's DataContractSerializer writes for a dictionary: entries of a Key and a Value. */
export function dictionary(element: XmlElement, { of = 'any', known = {} }: XmlOther, run: XmlRun): unknown {
  countContent(element, run);
  const entries = element.children.map((entry): [string, unknown] => {
    const [key, value] = partsOf(entry, 'Key', 'Value');
    return [key.text, readValue(value, Object.hasOwn(known, key.text) ? known[key.text]! : of, run)];
  });
  return Object.fromEntries(entries);
}

/** Reads what it writes for a DateTimeOffset, UTC and the minutes the local clock is ahead, as an RFC 3339 date-time. */
export function dateTimeOffset(element: XmlElement, { nullable }: XmlOther, run: XmlRun): unknown {
  countContent(element, run);
  if (nullable && element.children.length === 0 && element.text.trim() === '') return null;
  const [utc, offset] = partsOf(element, 'DateTime', 'OffsetMinutes').map(({ text }) => text.trim());
  const minutes = /^[+-]?\d{1,3}$/.test(offset!) ? Number(offset) : Number.NaN;
  const instant = utc!.endsWith('Z') && Math.abs(minutes) <= 840 ? instantOf(utc!) : undefined;
  const local = instant === undefined ? '' : new Date(instant + minutes * 60_000).toISOString();
  if (!/^\d{4}-/.test(local)) throw wrong(element, 'is no UTC time with an offset');
  const [fraction = ''] = /\.\d+/.exec(utc!) ?? [];
  const distance = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const sign = minutes < 0 ? '-' : '+';
  return `${local.slice(0, 19)}${fraction}${sign}${distance.map((part) => String(part).padStart(2, '0')).join(':')}`;
}

/** The two elements that make up an element. */
function partsOf(element: XmlElement, first: string, second: string): [XmlElement, XmlElement] {
  const [one, two] = element.children;
  if (one?.name === first && two?.name === second) return [one, two];
  throw wrong(element, `does not hold ${first} and then ${second}`);
}
