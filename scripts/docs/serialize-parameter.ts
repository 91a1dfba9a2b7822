import type { Parameter } from '../model/model.ts';

/**
 * A parameter as it is sent, by its style and explode (OpenAPI 3.1, "Style Values").
 * @returns one text for the path, `name=value` pairs for a query or cookies, `Name: value` for a header
 */
export function serializeParameter(parameter: Parameter, value: unknown): string[] {
  switch (parameter.in) {
    case 'path':
      return [pathText(parameter, value)];
    case 'header':
      return [`${parameter.name}: ${parts(parameter, value, String).join(',')}`];
    default:
      return pairs(parameter, value);
  }
}

function pathText(parameter: Parameter, value: unknown): string {
  const name = encodeURIComponent(parameter.name);
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

function pairs(parameter: Parameter, value: unknown): string[] {
  const name = encodeURIComponent(parameter.name);
  if (parameter.style === 'deepObject' && isCompound(value)) {
    return Object.entries(value).map(
      ([key, member]) => `${encodeURIComponent(`${parameter.name}[${key}]`)}=${encode(member)}`,
    );
  }
  if (!parameter.explode || !isCompound(value)) {
    return [`${name}=${parts(parameter, value).join(separators[parameter.style] ?? ',')}`];
  }
  return Array.isArray(value) ? value.map((item) => `${name}=${encode(item)}`) : parts(parameter, value);
}

const separators: Readonly<Record<string, string>> = { spaceDelimited: '%20', pipeDelimited: '%7C' };

/** The items of an array, the members of an object, or the value itself. */
function parts({ explode }: Parameter, value: unknown, write: (value: unknown) => string = encode): string[] {
  if (Array.isArray(value)) return value.map(write);
  if (!isCompound(value)) return [write(value)];
  return Object.entries(value).flatMap(([key, member]) =>
    explode ? [`${write(key)}=${write(member)}`] : [write(key), write(member)],
  );
}

function isCompound(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function encode(value: unknown): string {
  return encodeURIComponent(String(value));
}
