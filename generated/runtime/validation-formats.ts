// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

import { instantOf, isDay } from './dates.ts';
import { fail, type Run } from './validation.ts';

function holds(good: boolean, run: Run, format: string): boolean {
  return good || fail(run, `must match format ${format}`);
}

export function dateTime(value: string, run: Run): boolean {
  return holds(instantOf(value) !== undefined, run, 'date-time');
}

export function date(value: string, run: Run): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [];
  return holds(isDay(Number(year), Number(month), Number(day)), run, 'date');
}

export function time(value: string, run: Run): boolean {
  return holds(!/\s/.test(value) && instantOf(`2000-01-01T${value}`) !== undefined, run, 'time');
}

export function duration(value: string, run: Run): boolean {
  const iso = /^P(?=\d|T\d)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$/;
  return holds(iso.test(value), run, 'duration');
}

export function uuid(value: string, run: Run): boolean {
  return holds(/^(urn:uuid:)?[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i.test(value), run, 'uuid');
}

export function email(value: string, run: Run): boolean {
  const [, local = '', domain = ''] = /^(.+)@(.+)$/.exec(value) ?? [];
  const isLocal = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(local);
  return holds(isLocal && domain.includes('.') && domain.split('.').every(isLabel), run, 'email');
}

export function hostname(value: string, run: Run): boolean {
  const name = value.replace(/\.$/, '');
  const good = name.length < 254 && name.split('.').every((label) => label.length < 64 && isLabel(label));
  return holds(good, run, 'hostname');
}

function isLabel(label: string): boolean {
  return /^[a-z\d-]+$/i.test(label) && !/^-|-$/.test(label);
}

export function ipv4(value: string, run: Run): boolean {
  return holds(isIpv4(value), run, 'ipv4');
}

export function ipv6(value: string, run: Run): boolean {
  return holds(isIpv6(value), run, 'ipv6');
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}

function isIpv6(text: string): boolean {
  const halves = text.split('::');
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const asGroups = isIpv4(last) && text.endsWith(last) ? [...groups.slice(0, -1), '0', '0'] : groups;
  const enough = halves.length === 1 ? asGroups.length === 8 : halves.length === 2 && asGroups.length < 8;
  return enough && asGroups.every((group) => /^[\da-f]{1,4}$/i.test(group));
}

export function uri(value: string, run: Run): boolean {
  return holds(/^[a-z][a-z\d+.-]*:/i.test(value) && isReference(value), run, 'uri');
}

export function uriReference(value: string, run: Run): boolean {
  return holds(isReference(value), run, 'uri-reference');
}

/** RFC 3986, appendix A: first the characters, then how they are put together. */
function isReference(text: string): boolean {
  if (!/^([\w.~:/?#[\]@!$&'()*+,;=-]|%[\da-f]{2})*$/i.test(text)) return false;
  const relative = text.replace(/^[a-z][a-z\d+.-]*:/i, '');
  const match =
    /^(\/\/([^@/?#[\]]*@)?(\[(.*)\]|[^:@/?#[\]]*)(:\d*)?(?=[/?#]|$))?([^?#[\]]*)(\?[^#[\]]*)?(#[^#[\]]*)?$/.exec(
      relative,
    );
  const [, authority, , , literal, , path = ''] = match ?? [];
  if (!match || (authority === undefined && path.startsWith('//'))) return false;
  if (relative === text && authority === undefined && /^[^/]*:/.test(path)) return false;
  return literal === undefined || isIpv6(literal) || /^v[\da-f]+\.[^/?#[\]@]+$/i.test(literal);
}

export function jsonPointer(value: string, run: Run): boolean {
  return holds(/^(\/([^~/]|~[01])*)*$/.test(value), run, 'json-pointer');
}

export function regex(value: string, run: Run): boolean {
  try {
    return new RegExp(value, 'u') instanceof RegExp;
  } catch {
    return holds(false, run, 'regex');
  }
}

export function byte(value: string, run: Run): boolean {
  return holds(value.length % 4 === 0 && /^[a-z\d+/]*={0,2}$/i.test(value), run, 'byte');
}

export function int32(value: number, run: Run): boolean {
  return holds((value | 0) === value, run, 'int32');
}

export function int64(value: number, run: Run): boolean {
  return holds(Number.isInteger(value), run, 'int64');
}
