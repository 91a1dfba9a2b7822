import type { MediaType, Operation } from '../../model/model.ts';
import { isJson, isXml } from '../../spec/media-type.ts';
import type { OpenApiDocument, RequestBodyObject } from '../../spec/openapi.ts';
import { resolveRef } from '../../spec/pointer.ts';
import { ShapeBook, XmlError, decodeXml, documentResolver } from '../../xml/index.ts';
import { Refused } from '../behaviour.ts';
import type { Violation } from '../violation.ts';
import { findBrokenName } from './fields.ts';
import { readMultipart, readUrlEncoded, type Encodings, type Form } from './form.ts';
import type { JsonSchemas } from './json-schema.ts';
import { parseJson } from './json.ts';
import { findMediaType, parseContentType, type ContentType } from './media-type.ts';
import type { ShapeOf } from './shape.ts';
import type { Check, Validation } from './validation.ts';

/** A body as its media type has it, and what is wrong with it. */
export interface Body {
  /** `undefined` where there is none. */
  readonly value: unknown;
  readonly violations: readonly Violation[];
}

/** Takes the body of a request apart and validates it. */
export type ReadBody = (headers: Readonly<Record<string, string>>, bytes: Uint8Array) => Body;

/** What the bodies of one description are read with. */
export interface BodyParts {
  readonly document: OpenApiDocument;
  readonly shapeOf: ShapeOf;
  readonly schemas: JsonSchemas;
  readonly validation: Validation;
}

/** Reads bodies of one media type. */
type ReadContent = (bytes: Uint8Array, type: ContentType | undefined) => Body;

const nothing: Body = { value: undefined, violations: [] };
const missing: Body = {
  value: undefined,
  violations: [{ location: ['request'], severity: 'Error', code: 'required', message: 'Body parameter is required' }],
};

/** Each described media type is compiled when a body first comes in it. */
export function compileBody(operation: Operation, parts: BodyParts): ReadBody {
  const { requestBody } = operation;
  const content = requestBody?.content ?? [];
  const readers = new Map<string, ReadContent>();
  const readerOf = (media: MediaType | undefined, type: ContentType | undefined): ReadContent => {
    const kind = kindOf(type);
    const key = `${kind} ${media?.type}`;
    const known = readers.get(key);
    if (known) return known;
    const reader = compileContent(operation, media, kind, parts);
    readers.set(key, reader);
    return reader;
  };
  return (headers, bytes) => {
    if (bytes.length === 0) return requestBody?.required ? missing : nothing;
    refuseEncoding(headers['content-encoding']);
    const type = readContentType(headers['content-type']);
    const media = type ? findMediaType(content, type.essence) : content[0];
    if (!requestBody || (type && !media && content.length > 0)) throw undescribed(content);
    return readerOf(media, type)(bytes, type);
  };
}

function readContentType(value: string | undefined): ContentType | undefined {
  if (!value) return undefined;
  const type = value === 'application/json' ? json : parseContentType(value);
  if (!type) throw new Refused(415, `The Content-Type "${value}" is not a media type.`);
  return type;
}

const json: ContentType = { essence: 'application/json', charset: undefined, boundary: undefined };

function refuseEncoding(encoding: string | undefined): void {
  if (!encoding || encoding.toLowerCase() === 'identity') return;
  throw new Refused(415, `The mock reads no body with the Content-Encoding "${encoding}".`);
}

function undescribed(content: readonly MediaType[]): Refused {
  const message =
    content.length === 0
      ? 'No supported content types, but request included a non-empty body'
      : `Supported content types: ${content.map(({ type }) => type).join(',')}`;
  return new Refused(415, message, [{ location: ['request'], severity: 'Error', code: '415', message }]);
}

type Kind = 'form' | 'json' | 'multipart' | 'other' | 'text' | 'xml';

function kindOf(type: ContentType | undefined): Kind {
  const essence = type?.essence ?? '';
  if (essence === 'application/x-www-form-urlencoded') return 'form';
  if (essence === 'multipart/form-data') return 'multipart';
  if (isJson(essence)) return 'json';
  if (isXml(essence)) return 'xml';
  return essence.startsWith('text/') ? 'text' : 'other';
}

function compileContent(operation: Operation, media: MediaType | undefined, kind: Kind, parts: BodyParts): ReadContent {
  if (kind === 'form') return compileUrlEncoded(operation, media, parts);
  if (kind === 'multipart') return compileMultipart(operation, media, parts);
  const check = checkOf(media, parts, false);
  if (kind === 'json') return (bytes, type) => validated(parseJson(decode(bytes, type?.charset)), check);
  if (kind === 'xml' && media?.schema !== undefined) return compileXml(media, check, parts.document);
  if (kind === 'other' && isBinary(media, parts)) {
    return (bytes) => ({ value: bytes, violations: check(Buffer.from(bytes).toString('latin1')) });
  }
  return (bytes, type) => validated(decode(bytes, type?.charset), check);
}

function checkOf(media: MediaType | undefined, { schemas, validation }: BodyParts, converts: boolean): Check {
  return validation.compile(schemas.writable(media?.schema ?? true), 'body', converts);
}

function validated(value: unknown, check: Check): Body {
  return { value, violations: check(value) };
}

function isBinary(media: MediaType | undefined, { shapeOf }: BodyParts): boolean {
  return media?.schema === undefined || shapeOf(media.schema).isBinary;
}

function compileUrlEncoded(operation: Operation, media: MediaType | undefined, parts: BodyParts): ReadContent {
  const check = checkOf(media, parts, true);
  const shape = parts.shapeOf(media?.schema);
  const encodings = encodingsOf(operation, media, parts.document);
  return (bytes, type) => {
    const text = decode(bytes, type?.charset);
    const broken = findBrokenName(text);
    const form = readUrlEncoded(text, shape, encodings);
    return broken === undefined ? validatedForm(form, check) : { value: form.value, violations: [badName(broken)] };
  };
}

function badName(name: string): Violation {
  const message = `Request body has a field whose name "${name}" is not percent-encoded`;
  return { location: ['request', 'body'], severity: 'Error', code: 'encoding', message };
}

function compileMultipart(operation: Operation, media: MediaType | undefined, parts: BodyParts): ReadContent {
  const check = checkOf(media, parts, true);
  const shape = parts.shapeOf(media?.schema);
  const encodings = encodingsOf(operation, media, parts.document);
  return (bytes, type) => {
    if (!type?.boundary) throw new Refused(415, 'The Content-Type multipart/form-data needs the parameter "boundary".');
    return validatedForm(readMultipart(bytes, type.boundary, shape, encodings), check);
  };
}

function validatedForm(form: Form, check: Check): Body {
  const violations = check(form.value);
  return { value: form.withFiles(), violations };
}

/** The model leaves them out. */
function encodingsOf({ method, path }: Operation, media: MediaType | undefined, document: OpenApiDocument): Encodings {
  const described = document.paths?.[path]?.[method]?.requestBody;
  const body = described && resolveRef<RequestBodyObject>(document, described);
  const content = (media && body?.content?.[media.type]) as { encoding?: Encodings } | undefined;
  return content?.encoding ?? {};
}

/** The body is bound already, and may be as long as any other. */
const limits = { maxLength: Infinity };

function compileXml({ schema }: MediaType, check: Check, document: OpenApiDocument): ReadContent {
  const shapes = new ShapeBook(documentResolver(document));
  return (bytes, type) => {
    const text = decode(bytes, type?.charset);
    try {
      return validated(decodeXml(text, { schema }, shapes.resolve, { limits, shapes }), check);
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      throw new Refused(400, 'The body is not the XML that is described.', error.problems.map(toViolation));
    }
  };
}

function toViolation({ message, path, line, column }: XmlError['problems'][number]): Violation {
  const location = ['request', 'body', ...path.split('/').filter(Boolean)];
  return {
    location,
    severity: 'Error',
    code: 'xml',
    message,
    ...(line !== undefined && { line, column: column ?? 1 }),
  };
}

/** Octets that are no text become U+FFFD. */
function decode(bytes: Uint8Array, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    throw new Refused(415, `The charset "${charset}" is not known.`);
  }
}
