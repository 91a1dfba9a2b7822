// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

import type { BodyWriter, RequestBody } from './operation.ts';
import { encode, membersOf } from './serialize.ts';

/** JSON. */
export const json: BodyWriter = (value, headers, type) => {
  headers['content-type'] ??= type;
  return JSON.stringify(value);
};

/** `application/x-www-form-urlencoded`: lists are repeated fields, objects JSON. */
export const form: BodyWriter = (value, headers, type) => {
  headers['content-type'] ??= type;
  return fieldsOf(value)
    .map(([name, item]) => `${encode(name)}=${encode(item)}`)
    .join('&');
};

/**
 * `multipart/form-data`: lists are repeated fields; a Blob, bytes or a stream is a file, an object JSON
 * (OpenAPI 3.1, "Encoding Object"). A stream is read to its end first. `fetch` itself adds the content type, with the
 * boundary it chose.
 */
export const multipart: BodyWriter = (value) => {
  const written = formOf(value);
  // A call that ends before it needs the form does not see that it failed.
  written.catch(() => undefined);
  return written;
};

async function formOf(value: unknown): Promise<FormData> {
  const data = new FormData();
  for (const [name, item] of fieldsOf(value)) {
    const part = await partOf(item);
    if (typeof part === 'string') data.append(name, part);
    else data.append(name, part);
  }
  return data;
}

/** Text, bytes, a Blob or a stream, as it is. */
export const binary: BodyWriter = (value, headers, type) => {
  const sendable =
    typeof value === 'string' ||
    isBytes(value) ||
    [Blob, ReadableStream, FormData, URLSearchParams].some((kind) => value instanceof kind);
  if (!sendable) throw new TypeError('The body is text, bytes, a Blob or a stream.');
  // Of any type is what the Blob says it is.
  if (!type.includes('*')) headers['content-type'] ??= type;
  return value as RequestBody;
};

function fieldsOf(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null)
    throw new TypeError('The body is an object with a member per field.');
  return membersOf(value).flatMap(([name, member]) =>
    Array.isArray(member) ? membersOf(member).map(([, item]): [string, unknown] => [name, item]) : [[name, member]],
  );
}

async function partOf(item: unknown): Promise<string | Blob> {
  if (item instanceof Blob) return item;
  if (item instanceof ReadableStream) return new Response(item as ReadableStream<Uint8Array>).blob();
  if (isBytes(item)) return new Blob([item as ArrayBuffer]);
  if (item instanceof Date) return item.toISOString();
  if (typeof item !== 'object') return String(item);
  return new Blob([JSON.stringify(item)], { type: 'application/json' });
}

function isBytes(value: unknown): value is ArrayBuffer | ArrayBufferView {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}
