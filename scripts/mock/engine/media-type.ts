import { MIMEType } from 'node:util';

/** What `Content-Type` says of a body. */
export interface ContentType {
  /** In lower case, without parameters. */
  readonly essence: string;
  readonly charset: string | undefined;
  readonly boundary: string | undefined;
}

/** @returns `undefined` for what is no media type. */
export function parseContentType(value: string): ContentType | undefined {
  const type = parseMediaType(value);
  if (!type) return undefined;
  const { essence, params } = type;
  return { essence, charset: params.get('charset') ?? undefined, boundary: params.get('boundary') ?? undefined };
}

/** @returns `undefined` for what is no media type. */
export function parseMediaType(value: string): MIMEType | undefined {
  try {
    return new MIMEType(value);
  } catch {
    return undefined;
  }
}

/** The members of a comma-separated header value; commas inside quotes do not separate. */
export function splitList(value: string): string[] {
  return (value.match(/(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/g) ?? []).map((member) => member.trim()).filter(Boolean);
}

/**
 * The described media type that a media type falls under: the same one, else one of the same kind, as `application/json`
 * is of `application/vnd.pet+json`, or a range.
 */
export function findMediaType<T extends { readonly type: string }>(
  described: readonly T[],
  essence: string,
): T | undefined {
  const exact = described.find(({ type }) => essenceOf(type) === essence);
  return exact ?? described.find(({ type }) => fallsUnder(essence, essenceOf(type)));
}

/** A media type without its parameters, in lower case. */
export function essenceOf(mediaType: string): string {
  return mediaType.split(';', 1)[0]!.trim().toLowerCase();
}

function fallsUnder(essence: string, range: string): boolean {
  const [type = '', subtype = ''] = essence.split('/');
  const [rangeType = '', rangeSubtype = ''] = range.split('/');
  return (
    (rangeType === '*' || rangeType === type) &&
    (rangeSubtype === '*' || withoutPrefix(rangeSubtype) === withoutPrefix(subtype))
  );
}

/** `json` of `vnd.pet+json`. */
function withoutPrefix(subtype: string): string {
  return subtype.slice(subtype.lastIndexOf('+') + 1);
}
