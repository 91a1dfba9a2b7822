import type { FilePart } from '../behaviour.ts';
import { parseFields, type Fields } from './fields.ts';
import { parseMultipart } from './multipart.ts';
import type { Shape } from './shape.ts';
import { jsonOrText, readerOfFields } from './styles.ts';

/** How the fields of a form are written, by name (OpenAPI 3.1, "Encoding Object"). */
export type Encodings = Readonly<Record<string, { readonly style?: string; readonly explode?: boolean }>>;

/** A form taken apart. */
export interface Form {
  /** Scalars are texts still, and so are files, for validation. */
  readonly value: Record<string, unknown>;
  /** Puts the files into the value, once it is validated. */
  withFiles(): Record<string, unknown>;
}

type Part = string | FilePart;
type Parts = ReadonlyMap<string, readonly Part[]>;

/** `application/x-www-form-urlencoded` */
export function readUrlEncoded(text: string, shape: Shape, encodings: Encodings): Form {
  return assemble(parseFields(text), shape, encodings);
}

/**
 * `multipart/form-data`
 * @throws Refused with status 400 for what is not well-formed
 */
export function readMultipart(bytes: Uint8Array, boundary: string, shape: Shape, encodings: Encodings): Form {
  const parts = Map.groupBy(parseMultipart(bytes, boundary), ({ name }) => name);
  const values = [...parts].map(([name, group]): [string, Part[]] => [name, group.map(({ value }) => value)]);
  return assemble(new Map(values), shape, encodings);
}

function assemble(parts: Parts, shape: Shape, encodings: Encodings): Form {
  const fields: Fields = new Map([...parts].map(([name, values]) => [name, values.map(textOf)]));
  const styled = Object.keys(encodings).filter((name) => encodings[name]?.style !== undefined);
  const entries = [...fields]
    .filter(([name]) => !styled.some((one) => name === one || name.startsWith(`${one}[`)))
    .map(([name, texts]): [string, unknown] => [name, readField(texts, shape.member(name))]);
  const ofStyles = styled.flatMap((name): [string, unknown][] => {
    const { style = 'form', explode = style === 'form' } = encodings[name]!;
    const value = readerOfFields({ name, style, explode }, shape.member(name), () => true)(fields);
    return value === undefined ? [] : [[name, value]];
  });
  const value: Record<string, unknown> = Object.fromEntries([...entries, ...ofStyles]);
  return { value, withFiles: () => putFiles(value, parts) };
}

/** One octet is one character, so that lengths are those of the file. */
function textOf(part: Part): string {
  return typeof part === 'string' ? part : Buffer.from(part.bytes).toString('latin1');
}

/** A field without a style: a list has a field for each item, or one that is JSON. */
function readField(texts: readonly string[], shape: Shape): unknown {
  if (shape.kind !== 'array') return texts.length === 1 ? readText(texts[0]!, shape) : [...texts];
  const whole = texts.length === 1 && texts[0]!.startsWith('[') ? jsonOrText(texts[0]!) : undefined;
  return Array.isArray(whole) ? whole : texts.map((text) => readText(text, shape.items()));
}

/** What has members or items is JSON. */
function readText(text: string, { kind }: Shape): unknown {
  return kind === 'scalar' ? text : jsonOrText(text);
}

function putFiles(value: Record<string, unknown>, parts: Parts): Record<string, unknown> {
  for (const [name, values] of parts) {
    values.forEach((part, i) => {
      if (typeof part === 'string') return;
      const list = value[name];
      if (Array.isArray(list)) list[i] = part;
      else value[name] = part;
    });
  }
  return value;
}
