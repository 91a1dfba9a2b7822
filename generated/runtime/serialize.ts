// Copied by contact-apis from its client runtime. Do not edit.

import { InputError } from './errors.ts';
import type { OperationDescriptor, ParameterDescriptor } from './operation.ts';

/**
 * Fills a path template.
 * @throws InputError for a value that is missing, empty, or would change the route (`.` and `..`, however encoded)
 */
export function serializePath(operation: OperationDescriptor, values: Readonly<Record<string, unknown>>): string {
  return operation.path.replace(/\{([^}]+)\}/g, (_template, name: string) => {
    const parameter = operation.parameters.find((candidate) => candidate.in === 'path' && candidate.name === name);
    const text = isMissing(values[name]) ? '' : joinSimple(values[name], parameter?.explode ?? false);
    if (text === '') throw new InputError(operation.id, `the path parameter ${name} is missing or empty`);
    if (isDotSegment(text)) {
      throw new InputError(
        operation.id,
        `the path parameter ${name} must not be a dot segment: ${JSON.stringify(text)}`,
      );
    }
    return text;
  });
}

/** A `.` or `..` that a server might take for a path segment, also when it is percent-encoded (repeatedly). */
function isDotSegment(text: string): boolean {
  let decoded = text;
  for (let depth = 0; depth < 8 && decoded.includes('%'); depth++)
    decoded = decoded.replace(/%(25|2e|2f|5c)/gi, decode);
  return decoded.split(/[/\\]/).some((segment) => segment === '.' || segment === '..');
}

const decode = (escaped: string): string => String.fromCharCode(Number.parseInt(escaped.slice(1), 16));

/** The query string without `?`, each parameter in its described style. Values that are `undefined` or `null` are left out. */
export function serializeQuery(
  parameters: readonly ParameterDescriptor[],
  values: Readonly<Record<string, unknown>>,
): string {
  return parameters
    .filter((parameter) => parameter.in === 'query' && !isMissing(values[parameter.name]))
    .flatMap((parameter) => queryPairs(parameter, values[parameter.name]))
    .join('&');
}

function queryPairs({ name, style, explode }: ParameterDescriptor, value: unknown): string[] {
  if (Array.isArray(value)) {
    const items = value.map(encode);
    if (explode) return items.map((item) => pair(name, item));
    return [pair(name, items.join(delimiters[style] ?? ','))];
  }
  if (isRecord(value)) {
    const entries = presentEntries(value);
    if (style === 'deepObject') return entries.map(([key, item]) => pair(`${name}[${key}]`, encode(item)));
    if (explode) return entries.map(([key, item]) => pair(key, encode(item)));
    return [pair(name, entries.flatMap(([key, item]) => [encode(key), encode(item)]).join(','))];
  }
  return [pair(name, encode(value))];
}

const pair = (key: string, text: string): string => `${encodeURIComponent(key)}=${text}`;

const delimiters: Readonly<Record<string, string>> = { form: ',', spaceDelimited: '%20', pipeDelimited: '%7C' };

/** Header values in style `simple`, which is the only one headers have. */
export function serializeHeaders(
  parameters: readonly ParameterDescriptor[],
  values: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const present = parameters.filter((parameter) => parameter.in === 'header' && !isMissing(values[parameter.name]));
  return Object.fromEntries(present.map(({ name }) => [name, String(values[name])]));
}

function joinSimple(value: unknown, explode: boolean): string {
  if (Array.isArray(value)) return value.map(encode).join(',');
  if (isRecord(value)) {
    return presentEntries(value)
      .map(([key, item]) => [encode(key), encode(item)].join(explode ? '=' : ','))
      .join(',');
  }
  return encode(value);
}

const encode = (value: unknown): string => encodeURIComponent(String(value));
const isMissing = (value: unknown): boolean => value === undefined || value === null;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function presentEntries(value: Record<string, unknown>): [string, unknown][] {
  return Object.entries(value).filter(([, item]) => !isMissing(item));
}
