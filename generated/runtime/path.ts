// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

import type { Style } from './operation.ts';
import { own } from './pointer.ts';
import { encode } from './serialize.ts';

/**
 * Fills a path template.
 * @param valueOf gives the value of a parameter, asked for in the order of the template
 * @throws TypeError for a value that is missing, empty, or would change the route (`.` and `..`, however encoded); it
 * shows where
 */
export function fillPath(
  template: string,
  styles: { readonly [name: string]: Style } | undefined,
  valueOf: (name: string) => unknown,
): string {
  return template.replace(/\{([^{}]+)\}/g, (hole, name: string, start: number) => {
    const value = valueOf(name) ?? '';
    const text = own<Style>(styles, name)?.(name, value).join('') ?? encode(value);
    if (text && !(/[.%]/.test(text) && changesRoute(text))) return text;
    const shown = text ? decodeURIComponent(text) : hole;
    const line = template.slice(0, start) + shown + template.slice(start + hole.length);
    const why = text ? 'would change the route' : 'is missing or empty';
    throw new TypeError(`The path parameter ${name} ${why}.\n${line}\n${' '.repeat(start)}${'^'.repeat(shown.length)}`);
  });
}

/** Whether a server might find a segment `.` or `..` in a text, which may be percent-encoded more than once. */
function changesRoute(text: string): boolean {
  // What is encoded more often than this is not meant well.
  for (let times = 0; times < 20; times++) {
    const decoded = text.replace(/%[0-7][\da-f]/gi, decodeURIComponent);
    if (decoded === text) return /(^|[\\/])\.\.?($|[\\/;?#\s\0])/.test(text);
    text = decoded;
  }
  return true;
}
