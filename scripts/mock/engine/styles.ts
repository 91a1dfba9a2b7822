import type { Fields } from './fields.ts';
import type { Shape } from './shape.ts';

/** How a parameter or a field of a form is written. */
export interface Style {
  readonly name: string;
  /** As in OpenAPI 3.1, "Style Values"; `json` where a media type describes the value. */
  readonly style: string;
  readonly explode: boolean;
}

/** What a text gives that is not written in its style. */
export const malformed = Symbol('malformed');

/** The value that a text stands for, its scalars as texts still, or {@link malformed}. */
export type ReadText = (text: string) => unknown;

/** The value that some fields stand for, its scalars as texts still; `undefined` where it was not sent. */
export type ReadFields = (fields: Fields) => unknown;

/** For parameters that are one text: those of the path and headers. */
export function readerOfText({ name, style, explode }: Style, shape: Shape): ReadText {
  switch (style) {
    case 'json':
      return jsonOrText;
    case 'label':
      return (text) =>
        text.startsWith('.') ? readSimple(text.slice(1), explode ? '.' : ',', explode, shape) : malformed;
    case 'matrix':
      return (text) => readMatrix(text, name, explode, shape);
    default:
      return (text) => readSimple(text, ',', explode, shape);
  }
}

function readSimple(text: string, separator: string, explode: boolean, { kind }: Shape): unknown {
  if (kind === 'array') return text === '' ? [] : text.split(separator);
  if (kind === 'object') return explode ? pairs(text.split(separator)) : alternating(text.split(separator));
  return text;
}

function readMatrix(text: string, name: string, explode: boolean, { kind }: Shape): unknown {
  if (!text.startsWith(';')) return malformed;
  const parts = text.slice(1).split(';');
  if (kind === 'object' && explode) return pairs(parts);
  const prefix = `${name}=`;
  if (!parts.every((part) => part.startsWith(prefix))) return malformed;
  const values = parts.map((part) => part.slice(prefix.length));
  if (kind === 'array') return explode ? values : values[0] === '' ? [] : values[0]!.split(',');
  return kind === 'object' ? alternating(values[0]!.split(',')) : values[0];
}

/**
 * For parameters that are fields: those of the query and cookies, and forms.
 * @param isClaimed whether a name belongs to another parameter; tells what an object with free members may take
 */
export function readerOfFields(
  { name, style, explode }: Style,
  shape: Shape,
  isClaimed: (name: string) => boolean,
): ReadFields {
  if (style === 'deepObject') return (fields) => readDeepObject(fields, name, shape);
  if (shape.kind === 'object' && explode && style !== 'json') {
    return (fields) => readMembers(fields, shape, isClaimed);
  }
  const read = readerOfValues(style, explode, shape);
  return (fields) => {
    const values = fields.get(name);
    return values === undefined || (values.length === 1 && values[0] === '') ? undefined : read(values);
  };
}

const separators: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };

function readerOfValues(style: string, explode: boolean, { kind }: Shape): (values: readonly string[]) => unknown {
  if (style === 'json') return (values) => jsonOrText(values.at(-1)!);
  const separator = separators[style] ?? ',';
  if (kind === 'object') return (values) => alternating(values.at(-1)!.split(separator));
  if (kind === 'array') return explode ? (values) => [...values] : (values) => values.at(-1)!.split(separator);
  return (values) => (values.length === 1 ? values[0] : [...values]);
}

/** An object whose members stand beside the other parameters. */
function readMembers(fields: Fields, shape: Shape, isClaimed: (name: string) => boolean): unknown {
  const entries = [...fields].flatMap(([name, values]): [string, unknown][] =>
    shape.members.has(name) || (shape.isOpen && !isClaimed(name)) ? [[name, oneOrAll(values, shape.member(name))]] : [],
  );
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

const depthLimit = 20;

interface DeepField {
  readonly path: readonly string[];
  readonly values: readonly string[];
}

function readDeepObject(fields: Fields, name: string, shape: Shape): unknown {
  const prefix = `${name}[`;
  const deep = [...fields].flatMap(([key, values]): DeepField[] =>
    key.startsWith(prefix) && key.endsWith(']')
      ? [{ path: key.slice(prefix.length, -1).split('][').slice(0, depthLimit), values }]
      : [],
  );
  return deep.length > 0 ? assemble(deep, shape) : undefined;
}

function assemble(fields: readonly DeepField[], shape: Shape): unknown {
  const here = fields.find(({ path }) => path.length === 0);
  if (here) return oneOrAll(here.values, shape);
  const inner = [...Map.groupBy(fields, ({ path }) => path[0]!)].map(([key, group]): [string, unknown] => {
    const rest = group.map(({ path, values }) => ({ path: path.slice(1), values }));
    return [key, assemble(rest, shape.kind === 'array' ? shape.items() : shape.member(key))];
  });
  return shape.kind === 'array' ? inner.map(([, value]) => value) : Object.fromEntries(inner);
}

function oneOrAll(values: readonly string[], { kind }: Shape): unknown {
  return values.length === 1 && kind !== 'array' ? values[0] : [...values];
}

/** `a=1`, `b=2` as an object. */
function pairs(parts: readonly string[]): unknown {
  return Object.fromEntries(
    parts.map((part) => {
      const at = part.indexOf('=');
      return at < 0 ? [part, undefined] : [part.slice(0, at), part.slice(at + 1)];
    }),
  );
}

/** `a`, `1`, `b`, `2` as an object. */
function alternating(parts: readonly string[]): unknown {
  return Object.fromEntries(parts.flatMap((name, i) => (i % 2 === 0 ? [[name, parts[i + 1]]] : [])));
}

/** A text that is no JSON stands for itself, so that validation tells what is wrong with it. */
export function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
