import { Refused, type FilePart } from '../behaviour.ts';

/** A field of a form, or a file with the field's name. */
export interface FormPart {
  readonly name: string;
  readonly value: string | FilePart;
}

const partsLimit = 10_000;
const headersLimit = 16 * 1024;

/**
 * Takes `multipart/form-data` apart (RFC 7578, names as browsers write them).
 * @throws Refused with status 400 for what is not well-formed
 */
export function parseMultipart(bytes: Uint8Array, boundary: string): FormPart[] {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const parts: FormPart[] = [];
  let start = endOfPreamble(body, delimiter);
  while (!startsWith(body, start, '--')) {
    const headersStart = endOfLine(body, start);
    const headersEnd = endOfHeaders(body, headersStart);
    const end = body.indexOf(delimiter, headersEnd);
    if (end < 0) throw malformed('a part has no end');
    const headers = body.toString('utf8', headersStart, headersEnd);
    parts.push(toPart(headers, body.subarray(Math.min(headersEnd + 2, end), end)));
    if (parts.length > partsLimit) throw malformed(`it has more than ${partsLimit} parts`);
    start = end + delimiter.length;
  }
  return parts;
}

function malformed(reason: string): Refused {
  return new Refused(400, `The body is not well-formed multipart/form-data: ${reason}.`);
}

function startsWith(body: Buffer, at: number, text: string): boolean {
  return body.toString('latin1', at, at + text.length) === text;
}

/** Where the first delimiter ends; what comes before it counts for nothing. */
function endOfPreamble(body: Buffer, delimiter: Buffer): number {
  const withoutBreak = delimiter.subarray(2);
  if (body.subarray(0, withoutBreak.length).equals(withoutBreak)) return withoutBreak.length;
  const first = body.indexOf(delimiter);
  if (first < 0) throw malformed('its boundary is nowhere in it');
  return first + delimiter.length;
}

/** Where the empty line begins that ends the headers of a part. */
function endOfHeaders(body: Buffer, start: number): number {
  const end = startsWith(body, start, '\r\n') ? start : body.indexOf('\r\n\r\n', start) + 2;
  if (end < start || end - start > headersLimit) throw malformed('a part has no end of headers');
  return end;
}

/** Where the line after a delimiter begins; white space may stand between. */
function endOfLine(body: Buffer, start: number): number {
  const end = body.indexOf('\r\n', start);
  if (end < 0 || end - start > headersLimit || body.toString('latin1', start, end).trim() !== '') {
    throw malformed('a boundary is followed by something else than a line break');
  }
  return end + 2;
}

function toPart(headers: string, content: Buffer): FormPart {
  const disposition = headerOf(headers, 'content-disposition');
  if (disposition === undefined) throw malformed('a part has no Content-Disposition');
  const parameters = parametersOf(disposition);
  const name = parameters.get('name');
  if (name === undefined) throw malformed('a part has no name');
  const fileName = parameters.get('filename');
  if (fileName === undefined) return { name, value: content.toString() };
  const mediaType = headerOf(headers, 'content-type') ?? 'application/octet-stream';
  return { name, value: { fileName, mediaType, bytes: Uint8Array.from(content) } };
}

function headerOf(headers: string, name: string): string | undefined {
  const line = headers.split('\r\n').find((one) => one.toLowerCase().startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim();
}

/** A quote inside a value is written `%22`. */
function parametersOf(disposition: string): Map<string, string> {
  const [, rest] = /^form-data\s*((?:;\s*[\w*-]+=(?:"[^"]*"|[^\s";]+)\s*)*);?$/i.exec(disposition) ?? [];
  if (rest === undefined) throw malformed('the Content-Disposition of a part is none of a form');
  const pairs = [...rest.matchAll(/;\s*([\w*-]+)=(?:"([^"]*)"|([^\s";]+))/g)];
  return new Map(pairs.map(([, name = '', quoted, token = '']) => [name.toLowerCase(), unescape(quoted ?? token)]));
}

function unescape(text: string): string {
  return text.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n');
}
