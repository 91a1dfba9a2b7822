import { httpMethods, type JsonSchema, type OpenApiDocument, type SchemaObject } from '../../spec/openapi.ts';
import { isRecord } from '../../spec/record.ts';
import { mapSchema, mapValues } from './schema-tree.ts';

/** Which way values of a schema go, seen from the client. */
export type Direction = 'sent' | 'answered';

/** What holds a schema: a parameter, a header or a media type. */
export interface Holder {
  readonly schema?: JsonSchema;
  readonly [key: string]: unknown;
}

export interface Reference {
  readonly $ref: string;
}

/** What to change in a document. */
export interface Changes {
  /** Gives what takes the place of a reference to anything but a schema; that is gone through in turn. */
  readonly reference?: (reference: Reference, kind: ComponentKind, direction: Direction) => unknown;
  /** `mediaType` is given where a body is described. */
  readonly holder?: (holder: Holder, direction: Direction, mediaType: string | undefined) => Holder;
}

/** Members of `components` that lead to schemas. */
export type ComponentKind = 'parameters' | 'requestBodies' | 'responses' | 'headers' | 'pathItems' | 'callbacks';

type Change = (changes: Changes, node: unknown, direction: Direction) => unknown;

const opposite: Readonly<Record<Direction, Direction>> = { sent: 'answered', answered: 'sent' };

/** How each kind of component is gone through, and which way its values usually go. */
const kinds: readonly [ComponentKind, Change, Direction][] = [
  ['parameters', mapParameter, 'sent'],
  ['requestBodies', mapRequestBody, 'sent'],
  ['responses', mapResponse, 'answered'],
  ['headers', mapHeader, 'answered'],
  ['pathItems', mapPathItem, 'sent'],
  ['callbacks', mapCallback, 'sent'],
];

/** Which way the values of a kind of component usually go. */
export function usualDirection(kind: ComponentKind): Direction {
  return kinds.find(([name]) => name === kind)![2];
}

/**
 * A document with changes made wherever it leads to schemas, `components.schemas` aside. What callbacks and webhooks
 * describe goes the other way: their requests reach the client.
 */
export function mapDocument(document: OpenApiDocument, changes: Changes): OpenApiDocument {
  const inPaths = changeMembers(document, 'paths', (item) => mapPathItem(changes, item, 'sent'));
  const inWebhooks = changeMembers(inPaths, 'webhooks', (item) => mapPathItem(changes, item, 'answered'));
  return changeMember(inWebhooks, 'components', (components) =>
    kinds.reduce<unknown>(
      (members, [kind, change, direction]) =>
        changeMembers(members, kind, (member) => change(changes, member, direction)),
      components,
    ),
  ) as OpenApiDocument;
}

function mapPathItem(changes: Changes, node: unknown, direction: Direction): unknown {
  const item = mapParameters(changes, follow(changes, node, 'pathItems', direction), direction);
  return httpMethods.reduce(
    (changed, method) => changeMember(changed, method, (operation) => mapOperation(changes, operation, direction)),
    item,
  );
}

function mapOperation(changes: Changes, node: unknown, direction: Direction): unknown {
  const sending = changeMember(mapParameters(changes, node, direction), 'requestBody', (body) =>
    mapRequestBody(changes, body, direction),
  );
  const answering = changeMembers(sending, 'responses', (response) =>
    mapResponse(changes, response, opposite[direction]),
  );
  return changeMembers(answering, 'callbacks', (callback) => mapCallback(changes, callback, direction));
}

function mapCallback(changes: Changes, node: unknown, direction: Direction): unknown {
  return mapMembers(follow(changes, node, 'callbacks', direction), (item) =>
    mapPathItem(changes, item, opposite[direction]),
  );
}

function mapParameters(changes: Changes, node: unknown, direction: Direction): unknown {
  return changeMember(node, 'parameters', (parameters) =>
    Array.isArray(parameters)
      ? parameters.map((parameter: unknown) => mapParameter(changes, parameter, direction))
      : parameters,
  );
}

function mapParameter(changes: Changes, node: unknown, direction: Direction): unknown {
  return mapHolder(changes, mapContent(changes, follow(changes, node, 'parameters', direction), direction), direction);
}

function mapHeader(changes: Changes, node: unknown, direction: Direction): unknown {
  return mapHolder(changes, mapContent(changes, follow(changes, node, 'headers', direction), direction), direction);
}

function mapRequestBody(changes: Changes, node: unknown, direction: Direction): unknown {
  return mapContent(changes, follow(changes, node, 'requestBodies', direction), direction);
}

function mapResponse(changes: Changes, node: unknown, direction: Direction): unknown {
  const response = mapContent(changes, follow(changes, node, 'responses', direction), direction);
  return changeMembers(response, 'headers', (header) => mapHeader(changes, header, direction));
}

function mapContent(changes: Changes, node: unknown, direction: Direction): unknown {
  return changeMembers(node, 'content', (media, type) => mapHolder(changes, media, direction, type));
}

function mapHolder(changes: Changes, node: unknown, direction: Direction, mediaType?: string): unknown {
  if (!isRecord(node) || isReference(node) || !changes.holder) return node;
  return changes.holder(node, direction, mediaType);
}

function follow(changes: Changes, node: unknown, kind: ComponentKind, direction: Direction): unknown {
  return isReference(node) && changes.reference ? changes.reference(node, kind, direction) : node;
}

/** A document with `change` made to every schema in it, innermost first. */
export function mapEverySchema(
  document: OpenApiDocument,
  change: (schema: SchemaObject) => JsonSchema,
): OpenApiDocument {
  const deep = (schema: JsonSchema): JsonSchema => mapSchema(schema, change);
  const changed = mapDocument(document, { holder: (holder) => changeHeld(holder, deep) });
  return withSchemas(changed, mapValues(schemasOf(changed), deep));
}

export function changeHeld(holder: Holder, change: (schema: JsonSchema) => JsonSchema): Holder {
  return holder.schema === undefined ? holder : { ...holder, schema: change(holder.schema) };
}

/** The schemas outside of `components.schemas`, each with the way its values go. */
export function listHeldSchemas(document: OpenApiDocument): { schema: JsonSchema; direction: Direction }[] {
  const found: { schema: JsonSchema; direction: Direction }[] = [];
  mapDocument(document, {
    holder: (holder, direction) => {
      if (holder.schema !== undefined) found.push({ schema: holder.schema, direction });
      return holder;
    },
  });
  return found;
}

/** Component schemas by name. */
export function schemasOf(document: OpenApiDocument): Readonly<Record<string, JsonSchema>> {
  return document.components?.schemas ?? {};
}

/** The document with other component schemas. */
export function withSchemas(document: OpenApiDocument, schemas: Record<string, JsonSchema>): OpenApiDocument {
  return document.components || Object.keys(schemas).length > 0
    ? { ...document, components: { ...document.components, schemas } }
    : document;
}

export function isReference(node: unknown): node is Reference {
  return isRecord(node) && typeof node['$ref'] === 'string';
}

function changeMembers(node: unknown, key: string, change: (member: unknown, name: string) => unknown): unknown {
  return changeMember(node, key, (members) => mapMembers(members, change));
}

function changeMember(node: unknown, key: string, change: (member: unknown) => unknown): unknown {
  return isRecord(node) && Object.hasOwn(node, key) ? { ...node, [key]: change(node[key]) } : node;
}

function mapMembers(members: unknown, change: (member: unknown, name: string) => unknown): unknown {
  return isRecord(members) ? mapValues(members, change) : members;
}
