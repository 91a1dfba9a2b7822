import { MIMEType } from 'node:util';

/** The members of a comma-separated header value; commas inside quotes do not separate. */
export function splitList(value: string): string[] {
  return (value.match(/(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/g) ?? []).map((member) => member.trim()).filter(Boolean);
}

/** @returns `undefined` for what is no media type. */
export function parseMediaType(value: string): MIMEType | undefined {
  try {
    return new MIMEType(value);
  } catch {
    return undefined;
  }
}

/** Whether bodies of a media type are JSON. */
export function isJson(mediaType: string): boolean {
  const essence = essenceOf(mediaType);
  return ['application/json', 'text/json', 'application/csp-report'].includes(essence) || essence.endsWith('+json');
}

/** Whether bodies of a media type are XML. */
export function isXml(mediaType: string): boolean {
  const essence = essenceOf(mediaType);
  return ['application/xml', 'text/xml'].includes(essence) || essence.endsWith('+xml');
}

function essenceOf(mediaType: string): string {
  return mediaType.split(';', 1)[0]!.trim().toLowerCase();
}
