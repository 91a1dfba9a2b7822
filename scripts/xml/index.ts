/** XML by schema: OpenAPI's `xml` object and .NET data contracts, in both directions. Pure functions. */
export { decodeXml } from './decode.ts';
export { encodeXml } from './encode.ts';
export { XmlError, formatXmlProblem, type XmlProblem } from './error.ts';
export { defaultLimits, type XmlLimits } from './limits.ts';
export type { XmlOptions } from './options.ts';
export { documentResolver } from './resolver.ts';
export { ShapeBook } from './shape-book.ts';
export type { JsonObject, JsonValue, ResolveReference, SchemaPlace } from './types.ts';
export { jsonPart, type JsonPart } from './xml-only.ts';
