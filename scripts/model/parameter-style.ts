import type { Parameter } from './model.ts';

/** Ways of writing a parameter, by the names that the client runtime has for them. */
export type ParameterStyle =
  | 'commas'
  | 'deepObject'
  | 'jsonText'
  | 'jsonValue'
  | 'label'
  | 'labelExploded'
  | 'matrix'
  | 'matrixExploded'
  | 'pipeDelimited'
  | 'simple'
  | 'simpleExploded'
  | 'spaceDelimited';

/**
 * How a parameter is written (OpenAPI 3.1, "Style Values"); `undefined` for the default of its place, and where its
 * style makes no difference.
 */
export function parameterStyle({ in: place, style, explode, schema }: Parameter): ParameterStyle | undefined {
  const isText = place === 'path' || place === 'header';
  if (style === 'json') return isText ? 'jsonText' : 'jsonValue';
  if (style === 'label') return explode ? 'labelExploded' : 'label';
  if (style === 'matrix') return explode ? 'matrixExploded' : 'matrix';
  if (isScalar(schema)) return undefined;
  if (isText && explode) return 'simpleExploded';
  if (isText) return place === 'path' ? 'simple' : undefined;
  if (style === 'deepObject') return style;
  if (explode) return undefined;
  return style === 'spaceDelimited' || style === 'pipeDelimited' ? style : 'commas';
}

const isScalar = (schema: Parameter['schema']): boolean =>
  typeof schema === 'object' && ['string', 'integer', 'number', 'boolean'].includes(String(schema.type));
