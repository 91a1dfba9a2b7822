/** Words that cannot name a function, parameter or type in an ES module. */
const reserved = new Set(
  `abstract any arguments as async await boolean break case catch class const constructor continue debugger declare
  default delete do else enum eval export extends false finally for from function get if implements import in
  instanceof interface let module namespace never new null number object of package private protected public require
  return set static string super switch symbol this throw true try type typeof undefined unknown var void while with
  yield`.split(/\s+/),
);

/** A camelCase identifier for any text, however hostile: only ASCII letters and digits are kept. */
export function toIdentifier(text: string): string {
  const pascal = toTypeName(text);
  const camel = pascal.replace(/^[A-Z]+(?=[A-Z][a-z]|\d|$)|^[A-Z]/, (start) => start.toLowerCase());
  return reserved.has(camel) ? `${camel}_` : camel;
}

/** A PascalCase identifier for any text; see {@link toIdentifier}. */
export function toTypeName(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const name = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(name) ? name : `_${name}`;
}

/** Source text of a plain value. */
export function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** Text that can stand in a block comment: it cannot end the comment, nor start a tag at the head of a line. */
export function commentText(text: string): string {
  const lines = text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll('\0', '');
  return lines
    .replace(/^(\s*)@/gm, '$1\\@')
    .replace(/\*(?=\/)/g, '*\\')
    .trim();
}

/** {@link commentText} on one line. */
export function commentLine(text: string): string {
  return commentText(text.replace(/\s+/g, ' '));
}
