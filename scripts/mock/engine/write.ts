import type { MediaType, Operation } from '../../model/model.ts';
import { isJson, isXml } from '../../spec/media-type.ts';
import type { OpenApiDocument } from '../../spec/openapi.ts';
import { ShapeBook, XmlError, documentResolver, encodeXml, type JsonValue } from '../../xml/index.ts';
import { Refused } from '../behaviour.ts';
import { essenceOf } from './media-type.ts';
import { findResponse } from './negotiate.ts';
import { compileJsonPart } from './xml-only.ts';

/** The bytes or the text of a body. */
export type Write = (body: unknown) => Uint8Array | string;

/** Kept for one operation; a described media range lets callers name types without end. */
const writersLimit = 100;

/** Finds how the bodies of responses are written, and remembers it. */
export function createWriters(
  document: OpenApiDocument,
): (operation: Operation, status: number, mediaType: string) => Write {
  const shapes = new ShapeBook(documentResolver(document));
  const writers = new Map<Operation, Map<string, Write>>();
  return (operation, status, mediaType) => {
    const known = writers.get(operation) ?? new Map<string, Write>();
    const key = `${status} ${mediaType}`;
    const compiled = known.get(key);
    if (compiled) return compiled;
    const write = compileWrite(document, findContent(operation, status, mediaType), mediaType, shapes);
    if (known.size >= writersLimit) known.clear();
    writers.set(operation, known.set(key, write));
    return write;
  };
}

function findContent(operation: Operation, status: number, mediaType: string): MediaType | undefined {
  const essence = essenceOf(mediaType);
  return findResponse(operation, status)?.content.find(({ type }) => essenceOf(type) === essence);
}

function compileWrite(
  document: OpenApiDocument,
  media: MediaType | undefined,
  mediaType: string,
  shapes: ShapeBook,
): Write {
  const schema = media?.schema ?? true;
  if (isJson(mediaType)) {
    const leaveOut = compileJsonPart(document, schema);
    return (body) => JSON.stringify(leaveOut ? leaveOut(body) : body) ?? '';
  }
  if (isXml(mediaType)) {
    return (body) =>
      isXmlText(body) ? body : orRefuse(() => encodeXml(body as JsonValue, { schema }, shapes.resolve, { shapes }));
  }
  return (body) => {
    if (body instanceof Uint8Array) return body;
    if (typeof body !== 'object') return String(body);
    throw new Refused(501, `The mock writes ${mediaType} only from a text, and what is to be written is none.`);
  };
}

const isXmlText = (body: unknown): body is string => typeof body === 'string' && body.trimStart().startsWith('<');

function orRefuse(encode: () => string): string {
  try {
    return encode();
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const violations = error.problems.map(({ path, message }) => ({
      location: ['response', 'body', ...path.split('/').filter(Boolean)],
      severity: 'Error' as const,
      code: 'xml',
      message,
    }));
    throw new Refused(501, 'The answer cannot be written in XML as it is described.', violations);
  }
}
