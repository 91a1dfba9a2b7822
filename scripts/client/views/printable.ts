import {
  httpMethods,
  type JsonSchema,
  type OpenApiDocument,
  type ParameterObject,
  type PathItemObject,
} from '../../spec/openapi.ts';
import { pathItems } from '../../spec/path-items.ts';
import { resolveRef } from '../../spec/pointer.ts';
import { isRecord } from '../../spec/record.ts';
import { commentText } from '../comment.ts';
import { breakCycles } from './cycles.ts';
import { listReached } from './directions.ts';
import { mapDocument, schemasOf, type Holder } from './document-tree.ts';
import { printable } from './printable-schema.ts';
import { mapValues } from './schema-tree.ts';

/** A document that holds what is printed of it and nothing else, each schema in a form that is printed right. */
export function viewPrintable(document: OpenApiDocument): OpenApiDocument {
  const schemas = schemasOf(document);
  const sent = listReached(document, 'sent');
  const printed = mapValues(schemas, (schema, name) =>
    printable({ schemas, direction: sent.has(name) ? 'sent' : 'answered' }, schema),
  );
  const changed = mapDocument(pickPrinted(document), {
    holder: (holder, direction, mediaType) => {
      const { schema } = holder;
      const shaped = schema === undefined ? {} : { schema: printable({ schemas, direction }, schema) };
      return mediaType === undefined ? { ...pickParameter(holder), ...shaped } : shaped;
    },
  });
  return { ...changed, components: { ...changed.components, schemas: breakCycles(printed) } };
}

function pickPrinted(document: OpenApiDocument): OpenApiDocument {
  const { components = {}, webhooks } = document;
  const items = Object.fromEntries(pathItems(document));
  return {
    openapi: '3.1.0',
    info: { title: '', version: '' },
    paths: mapValues(items, (item) => pickOperations(document, item)),
    ...(webhooks && { webhooks: mapValues(webhooks, (item) => pickOperations(document, item)) }),
    components: {
      ...(components['parameters'] && { parameters: components['parameters'] }),
      ...(components['requestBodies'] && { requestBodies: mapValues(components['requestBodies'], pickBody) }),
      ...(components['responses'] && { responses: mapValues(components['responses'], pickBody) }),
    },
  };
}

function pickOperations(document: OpenApiDocument, item: PathItemObject): PathItemObject {
  const operations = httpMethods.flatMap((method) => {
    const operation = item[method];
    if (!operation) return [];
    const { requestBody, responses = {} } = operation;
    const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
    // An operation's parameter replaces the path item's of the same name and place.
    const byPlace = new Map(
      parameters.map((parameter) => {
        const { name, in: place } = resolveRef<ParameterObject>(document, parameter);
        return [`${place} ${name}`, parameter];
      }),
    );
    const picked = {
      parameters: [...byPlace.values()],
      ...(requestBody && { requestBody: pickBody(requestBody) }),
      responses: mapValues(responses, pickBody),
    };
    return [[method, picked] as const];
  });
  return Object.fromEntries(operations);
}

function pickBody(body: unknown): object {
  return { description: '', ...pick(body, ['$ref', 'required', 'content', 'headers']) };
}

/** A parameter or header; where a media type describes it, that says its type. */
function pickParameter(holder: Holder): Holder {
  const { description, content } = holder;
  const [media] = Object.values(isRecord(content) ? content : {});
  return {
    ...pick(holder, ['name', 'in', 'required', 'deprecated']),
    ...(typeof description === 'string' && { summary: commentText(description) }),
    ...(isRecord(media) && { schema: (media['schema'] ?? {}) as JsonSchema }),
  };
}

function pick(node: unknown, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(isRecord(node) ? node : {}).filter(([key]) => keys.includes(key)));
}
