// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

import type { Style } from './operation.ts';
import { encode, flat, pair, parts } from './serialize.ts';

/** Style `form`, not exploded: `color=blue,black`. */
export const commas: Style = (name, value) => delimited(name, value, ',');

/** Style `spaceDelimited`: `color=blue%20black`. */
export const spaceDelimited: Style = (name, value) => delimited(name, value, '%20');

/** Style `pipeDelimited`: `color=blue%7Cblack`. */
export const pipeDelimited: Style = (name, value) => delimited(name, value, '%7C');

function delimited(name: string, value: unknown, delimiter: string): string[] {
  const texts = flat(value);
  return texts.length > 0 ? [`${encode(name)}=${texts.join(delimiter)}`] : [];
}

/** Style `deepObject`: `color[R]=100&color[G]=200`, to any depth; lists repeat the name. */
export const deepObject: Style = (name, value) =>
  typeof value !== 'object' || value instanceof Date
    ? [pair(name, value)]
    : parts(value).flatMap(([key, part]) => deepObject(key === undefined ? name : `${name}[${key}]`, part));

/** A query parameter or cookie that is described by a JSON media type. */
export const jsonValue: Style = (name, value) => [pair(name, JSON.stringify(value))];

/** A path parameter or header that is described by a JSON media type. */
export const jsonText: Style = (_name, value) => [encode(JSON.stringify(value))];

/** Style `simple`: `blue,black`. */
export const simple: Style = (_name, value) => ofPath(value, flat(value).join(','));

/** Style `simple`, exploded: `R=100,G=200`. */
export const simpleExploded: Style = (_name, value) => ofPath(value, exploded(value).join(','));

/** Style `label`: `.blue,black`. */
export const label: Style = (_name, value) => ofPath(value, `.${flat(value).join(',')}`);

/** Style `label`, exploded: `.blue.black`. */
export const labelExploded: Style = (_name, value) => ofPath(value, `.${exploded(value).join('.')}`);

/** Style `matrix`: `;color=blue,black`. */
export const matrix: Style = (name, value) => ofPath(value, `;${encode(name)}=${flat(value).join(',')}`);

/** Style `matrix`, exploded: `;color=blue;color=black`. */
export const matrixExploded: Style = (name, value) => {
  const pairs = parts(value).map(([key = name, part]) => `;${pair(key, part)}`);
  return ofPath(value, pairs.join(''));
};

/** Nothing for a value without any text, so that the path guard finds it empty. */
const ofPath = (value: unknown, text: string): string[] => (flat(value).join('') ? [text] : []);

/** The items of a list, the members of an object as `name=value`, or the value itself. */
const exploded = (value: unknown): string[] =>
  parts(value).map(([name, part]) => (name === undefined ? encode(part) : pair(name, part)));

/** A style whose values keep reserved characters, other than `&`, `+` and `#`, which would end or change the value. */
export function reserved(style: Style): Style {
  return (name, value) =>
    style(name, value).map((text) => {
      const start = text.indexOf('=') + 1;
      return text.slice(0, start) + text.slice(start).replace(/%(3A|2F|3F|5B|5D|40|24|2C|3B|3D)/g, decodeURIComponent);
    });
}
