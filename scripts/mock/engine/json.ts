import { Refused } from '../behaviour.ts';

/** Deepest nesting of arrays and objects taken. */
const depthLimit = 100;

/** @throws Refused with status 400 for what is no JSON, is nested too deeply, or has a number that is too large to keep */
export function parseJson(text: string): unknown {
  if (isDeeperThan(depthLimit, text)) throw new Refused(400, `The body is nested deeper than ${depthLimit} levels.`);
  try {
    return mayOverflow.test(text) ? JSON.parse(text, finite) : JSON.parse(text);
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(400, `The body is not valid JSON: ${(error as SyntaxError).message}`);
  }
}

/** What a number must look like that `JSON.parse` may take for infinity, such as 1e999. */
const mayOverflow = /\de\+?\d{3}|\d{300}/i;

function finite(name: string, value: unknown): unknown {
  if (value !== Infinity && value !== -Infinity) return value;
  throw new Refused(400, `The body has a number that is too large${name === '' ? '' : `, ${name}`}.`);
}

const backslash = 0x5c;

/** Looks at brackets outside strings only; the text need not be JSON. */
function isDeeperThan(limit: number, text: string): boolean {
  if (text.length <= limit) return false;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) i = endOfString(text, i);
    // `[` and `{`, `]` and `}` differ in this one bit.
    else if ((code | 0x20) === 0x7b && ++depth > limit) return true;
    else if ((code | 0x20) === 0x7d) depth--;
  }
  return false;
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === backslash) first--;
  return (at - first) % 2 === 1;
}
