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
