import type { MIMEType } from 'node:util';
import { isJson } from '../spec/media-type.ts';
import { parseMediaType, splitList } from './headers.ts';
import { problem } from './problem.ts';

/** A request in the form the engine validates. */
export interface MockRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | string[]>>;
  /** Parsed where the media type is JSON, text otherwise, `null` where there is none. */
  readonly body: unknown;
  /** Media ranges of `Accept`, or `undefined` where there is no such header. */
  readonly accept: readonly string[] | undefined;
}

/**
 * @param bodyLimit in bytes
 * @throws ProblemJsonError with status 400 for invalid JSON and a broken `Accept` or body stream, 413 for a body over the
 * limit and 415 for a broken `Content-Type`, an unknown charset or a compressed body.
 */
export async function readRequest(request: Request, bodyLimit: number): Promise<MockRequest> {
  const mediaType = readContentType(request.headers);
  refuseEncoding(request.headers.get('content-encoding'));
  const accept = readAccept(request.headers);
  const bytes = await readBody(request, bodyLimit);
  const { 'content-length': _, ...headers } = Object.fromEntries(request.headers);
  return {
    headers: {
      ...headers,
      ...(mediaType && { 'content-type': String(mediaType) }),
      ...(bytes.length > 0 && { 'content-length': String(bytes.length) }),
    },
    query: readQuery(new URL(request.url).searchParams),
    body: parseBody(bytes, mediaType),
    accept,
  };
}

function readContentType(headers: Headers): MIMEType | undefined {
  const value = headers.get('content-type');
  if (!value) return undefined;
  const mediaType = parseMediaType(value);
  if (!mediaType) throw problem(415, `The Content-Type "${value}" is not a media type.`);
  return mediaType;
}

function refuseEncoding(encoding: string | null): void {
  if (!encoding || encoding.toLowerCase() === 'identity') return;
  throw problem(415, `The mock reads no body with the Content-Encoding "${encoding}".`);
}

/** Members that are no media ranges are left out, as if they had not been sent. */
function readAccept(headers: Headers): string[] | undefined {
  const value = headers.get('accept');
  if (!value) return undefined;
  const ranges = splitList(value).flatMap((range) => parseMediaType(range)?.toString() ?? []);
  if (ranges.length === 0) throw problem(400, `The Accept header "${value}" holds no media range.`);
  return ranges;
}

async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = problem(413, `The body is larger than ${limit} bytes.`);
  if (Number(request.headers.get('content-length')) > limit) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of request.body ?? []) {
      length += chunk.length;
      if (length > limit) throw tooLarge;
      chunks.push(chunk);
    }
  } catch (error) {
    throw error === tooLarge ? error : problem(400, 'The body could not be read to its end.');
  }
  return Buffer.concat(chunks);
}

function parseBody(bytes: Uint8Array, mediaType: MIMEType | undefined): unknown {
  if (bytes.length === 0) return null;
  const text = decode(bytes, mediaType?.params.get('charset') ?? 'utf-8');
  if (!mediaType || !isJson(mediaType.essence)) return text;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw problem(400, `The body is not valid JSON: ${(error as SyntaxError).message}`);
  }
}

/** Bytes that are no text become U+FFFD, so that binary bodies can be validated as strings. */
function decode(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    throw problem(415, `The charset "${charset}" is not known.`);
  }
}

function readQuery(parameters: URLSearchParams): Record<string, string | string[]> {
  const names = new Set(parameters.keys());
  return Object.fromEntries(
    [...names].map((name) => {
      const values = parameters.getAll(name);
      return [name, values.length === 1 ? values[0]! : values];
    }),
  );
}
