import { InputError } from './errors.ts';
import type { OperationDescriptor, ParameterDescriptor } from './operation.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * Fills a path template.
 * @throws InputError for a value that is missing, empty, or would change the route (`.` and `..`, however encoded)
 */
export function serializePath({ id, path, parameters }: OperationDescriptor, values: Values): string {
  return path.replace(/\{([^}]+)\}/g, (_template, name: string) => {
    const parameter = parameters.find((candidate) => candidate.in === 'path' && candidate.name === name);
    const value = values[name];
    if (!parameter || isMissing(value) || value === '' || isEmptyCompound(value)) {
      throw new InputError(id, `the path parameter ${name} is missing or empty`);
    }
    const [text = ''] = serializeParameter(parameter, value);
    if (hasDotSegment(text)) {
      throw new InputError(id, `the path parameter ${name} must not be a dot segment: ${JSON.stringify(value)}`);
    }
    return text;
  });
}

/** A `.` or `..` that a server might take for a path segment, also when it is percent-encoded, once or more often. */
function hasDotSegment(text: string): boolean {
  const decoded = decodeRepeatedly(text, 8);
  return decoded.split(/[/\\]/).some((segment) => segment === '.' || segment === '..');
}

function decodeRepeatedly(text: string, times: number): string {
  const decoded = text.replace(/%(25|2e|2f|5c)/gi, (escaped) =>
    String.fromCharCode(Number.parseInt(escaped.slice(1), 16)),
  );
  return decoded === text || times === 0 ? text : decodeRepeatedly(decoded, times - 1);
}

/** The query string without `?`, each parameter in its described style. Values that are `undefined` or `null` are left out. */
export function serializeQuery(parameters: readonly ParameterDescriptor[], values: Values): string {
  return present(parameters, 'query', values)
    .flatMap((parameter) => serializeParameter(parameter, values[parameter.name]))
    .join('&');
}

/** Headers by name, each value in style `simple`, the only one headers have. */
export function serializeHeaders(parameters: readonly ParameterDescriptor[], values: Values): Record<string, string> {
  return Object.fromEntries(
    present(parameters, 'header', values).map((parameter) => [
      parameter.name,
      parts(parameter, values[parameter.name], String).join(','),
    ]),
  );
}

/** A `Cookie` header, where there are cookies to send. Browsers do not let a page set it. */
export function serializeCookies(parameters: readonly ParameterDescriptor[], values: Values): Record<string, string> {
  const cookies = present(parameters, 'cookie', values).flatMap((parameter) =>
    serializeParameter(parameter, values[parameter.name]),
  );
  return cookies.length > 0 ? { Cookie: cookies.join('; ') } : {};
}

function present(
  parameters: readonly ParameterDescriptor[],
  place: ParameterDescriptor['in'],
  values: Values,
): ParameterDescriptor[] {
  return parameters.filter((parameter) => parameter.in === place && !isMissing(values[parameter.name]));
}

/**
 * A parameter as it is sent, by its style and explode (OpenAPI 3.1, "Style Values").
 * @returns one text for the path, `name=value` pairs for a query or cookies, `Name: value` for a header
 */
export function serializeParameter(parameter: ParameterDescriptor, value: unknown): string[] {
  if (parameter.style === 'json') return serializeParameter({ ...parameter, style: 'simple' }, JSON.stringify(value));
  switch (parameter.in) {
    case 'path':
      return [pathText(parameter, value)];
    case 'header':
      return [`${parameter.name}: ${parts(parameter, value, String).join(',')}`];
    default:
      return pairs(parameter, value);
  }
}

function pathText(parameter: ParameterDescriptor, value: unknown): string {
  const name = encode(parameter.name);
  switch (parameter.style) {
    case 'label':
      return `.${parts(parameter, value).join(parameter.explode ? '.' : ',')}`;
    case 'matrix':
      if (!parameter.explode || !isCompound(value)) return `;${name}=${parts(parameter, value).join(',')}`;
      return parts(parameter, value)
        .map((part) => (Array.isArray(value) ? `;${name}=${part}` : `;${part}`))
        .join('');
    default:
      return parts(parameter, value).join(',');
  }
}

function pairs(parameter: ParameterDescriptor, value: unknown): string[] {
  const name = encode(parameter.name);
  if (parameter.style === 'deepObject' && isCompound(value)) {
    return presentMembers(value).map(([key, member]) => `${encode(`${parameter.name}[${key}]`)}=${encode(member)}`);
  }
  if (!parameter.explode || !isCompound(value)) {
    return [`${name}=${parts(parameter, value).join(separators[parameter.style] ?? ',')}`];
  }
  return Array.isArray(value) ? parts(parameter, value).map((item) => `${name}=${item}`) : parts(parameter, value);
}

const separators: Readonly<Record<string, string>> = { spaceDelimited: '%20', pipeDelimited: '%7C' };

/** The items of an array, the members of an object, or the value itself. */
function parts({ explode }: ParameterDescriptor, value: unknown, write: (value: unknown) => string = encode): string[] {
  if (Array.isArray(value)) return value.filter((item) => !isMissing(item)).map(write);
  if (!isCompound(value)) return [write(value)];
  return presentMembers(value).flatMap(([key, member]) =>
    explode ? [`${write(key)}=${write(member)}`] : [write(key), write(member)],
  );
}

function presentMembers(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, member]) => !isMissing(member));
}

function isCompound(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

const isEmptyCompound = (value: unknown): boolean => isCompound(value) && presentMembers(value).length === 0;
const isMissing = (value: unknown): boolean => value === undefined || value === null;
const encode = (value: unknown): string => encodeURIComponent(String(value));
