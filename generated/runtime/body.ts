// Copied by contact-apis from its client runtime. Do not edit.

import { DecodeError, InputError } from './errors.ts';
import type { OperationDescriptor } from './operation.ts';
import { serializeQuery } from './serialize.ts';

/**
 * The body of a request, in the form its media type has.
 * @throws InputError for a value that has no such form
 */
export function writeBody({ id, body }: OperationDescriptor, value: unknown): BodyInit {
  switch (body?.form) {
    case 'json':
      return JSON.stringify(value);
    case 'multipart':
      return toFormData(membersOf(id, value));
    case 'urlencoded':
      return toForm(membersOf(id, value));
    default:
      if (isBodyInit(value)) return value;
      throw new InputError(id, `a body of type ${body?.contentType} is text, bytes, a Blob or a stream`);
  }
}

function membersOf(id: string, value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null)
    throw new InputError(id, 'the body is an object with a member per field');
  return Object.entries(value).filter(([, member]) => member !== undefined && member !== null);
}

/** Lists are repeated fields; objects are JSON (OpenAPI 3.1, "Encoding Object"). */
function toFormData(members: readonly [string, unknown][]): FormData {
  const form = new FormData();
  for (const [name, member] of members) {
    for (const item of Array.isArray(member) ? (member as unknown[]) : [member]) {
      if (item instanceof Blob) form.append(name, item);
      else if (typeof item === 'object')
        form.append(name, new Blob([JSON.stringify(item)], { type: 'application/json' }));
      else form.append(name, String(item));
    }
  }
  return form;
}

function toForm(members: readonly [string, unknown][]): string {
  const parameters = members.map(([name]) => ({ name, in: 'query', style: 'form', explode: true }) as const);
  return serializeQuery(parameters, Object.fromEntries(members));
}

function isBodyInit(value: unknown): value is BodyInit {
  return (
    typeof value === 'string' ||
    ArrayBuffer.isView(value) ||
    [ArrayBuffer, Blob, FormData, ReadableStream, URLSearchParams].some((kind) => value instanceof kind)
  );
}

/**
 * The body of a success answer as the description has it; `undefined` when there is none.
 * @throws DecodeError for a body that is not JSON where JSON is described
 */
export async function readBody({ id, answer }: OperationDescriptor, response: Response): Promise<unknown> {
  switch (answer) {
    case 'none':
      await response.body?.cancel();
      return undefined;
    case 'json':
      return readJson(id, response);
    case 'text':
      return response.text();
    case 'blob':
      return response.blob();
  }
}

async function readJson(id: string, response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  const contentType = response.headers.get('content-type');
  if (contentType !== null && !isJson(contentType)) {
    throw new DecodeError(id, response, new TypeError(`Expected JSON, not ${JSON.stringify(text.slice(0, 100))}.`));
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new DecodeError(id, response, cause);
  }
}

function isJson(contentType: string): boolean {
  return /^(application\/(json|csp-report)|text\/json|[^/]+\/.+\+json)$/i.test(contentType.split(';')[0]!.trim());
}
