/** Words that cannot name a variable or a parameter in an ES module. */
const reserved = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public
  return static super switch this throw true try typeof undefined var void while with yield`.split(/\s+/),
);

/** A camelCase name for any text, however hostile: only ASCII letters and digits are kept. It may be a reserved word. */
export function toPropertyName(text: string): string {
  return toTypeName(text).replace(/^[A-Z]+(?=[A-Z][a-z]|\d|$)|^[A-Z]/, (start) => start.toLowerCase());
}

/** The same, as an identifier: reserved words get an underscore. */
export function toIdentifier(text: string): string {
  const name = toPropertyName(text);
  return reserved.has(name) ? `${name}_` : name;
}

/** A PascalCase identifier for any text; see {@link toPropertyName}. */
export function toTypeName(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const name = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(name) ? name : `_${name}`;
}

/** Source text of a plain value. */
export function literal(value: unknown): string {
  if (typeof value !== 'object' || value === null) return escapeLineEnds(JSON.stringify(value) ?? 'undefined');
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  return objectLiteral(Object.entries(value).map(([key, member]) => [key, literal(member)]));
}

/** Source text of an object whose members are given as source text; those that are `undefined` are left out. */
export function objectLiteral(members: readonly (readonly [key: string, source: string | undefined])[]): string {
  const present = members.filter(([, source]) => source !== undefined);
  const sources = present.map(([key, source]) => (key === source ? key : `${keyOf(key)}: ${source}`));
  return sources.length === 0 ? '{}' : `{ ${sources.join(', ')} }`;
}

/** Source text of a call that a bundler may drop when nobody uses what it gives. */
export function pureCall(name: string, args: readonly string[]): string {
  return `/* @__PURE__ */ ${name}(${args.join(', ')})`;
}

/** A key as it stands in an object literal, where a plain `__proto__` would set the prototype. */
function keyOf(key: string): string {
  return key === '__proto__' ? `['__proto__']` : memberName(key);
}

/** A key as it stands in a type. */
export function memberName(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : literal(key);
}

function escapeLineEnds(text: string): string {
  return text.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
