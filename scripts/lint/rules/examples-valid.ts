import type { Location, Oas3Rule, UserContext } from '@redocly/openapi-core';
import { isJson, isXml } from '../../spec/media-type.ts';
import { isRecord } from '../../spec/record.ts';
import type { SchemaPlace } from '../../xml/types.ts';
import { ExampleChecker, type ExampleFault } from '../example-checker.ts';
import { examplesOf, toJson, type Example } from '../examples.ts';
import { below, schemaResolver } from '../follow.ts';
import type { Direction } from '../standalone.ts';

type Node = Readonly<Record<string, unknown>>;

/**
 * Holds every example to its schema: of schemas, parameters, headers and media types, referenced ones included.
 *
 * Refused: a value the schema refuses, formats included; XML that is not what the schema's `xml` metadata describes, or
 * that says something else than the JSON example under the same key; a member marked `x-xml-only` in a JSON example.
 *
 * Write instead a value that passes, and XML as text in a YAML block (`value: |`).
 */
export const examplesValid: Oas3Rule = () => {
  const reported = new Set<string>();
  let shared: ExampleChecker | undefined;
  const checkerFor = (context: UserContext): ExampleChecker => (shared ??= new ExampleChecker(schemaResolver(context)));

  return {
    Parameter: checkSimple,
    Header: checkSimple,
    Schema: checkSchema,
    RequestBody: { MediaTypesMap: (content: unknown, context) => checkContent(content, context, 'request') },
    Response: { MediaTypesMap: (content: unknown, context) => checkContent(content, context, 'response') },
  };

  function checkSimple(node: unknown, context: UserContext): void {
    if (!isRecord(node)) return;
    if (node['schema'] !== undefined) {
      const place = placeOf(node['schema'], context.location);
      for (const example of examplesOf(node, context.location, context)) {
        refuse(checkerFor(context).checkValue(example.value, place), example.location, context);
      }
    }
    checkContent(node['content'], { ...context, location: context.location.child('content') });
  }

  function checkSchema(schema: unknown, context: UserContext): void {
    if (!isRecord(schema)) return;
    const { location } = context;
    const { example, examples }: { readonly [Key in 'example' | 'examples']?: unknown } = schema;
    const values = (Array.isArray(examples) ? examples : []).map((value: unknown, index): Example => ({
      key: undefined,
      value: toJson(value),
      location: location.child(['examples', index]),
    }));
    if (example !== undefined)
      values.push({ key: undefined, value: toJson(example), location: location.child('example') });
    const place = placeOf(schema, location);
    for (const { value, location: at } of values) refuse(checkerFor(context).checkValue(value, place), at, context);
  }

  function checkContent(content: unknown, context: UserContext, direction?: Direction): void {
    if (!isRecord(content)) return;
    const twins = jsonExamples(content, context);
    for (const [type, mediaType] of Object.entries(content)) {
      if (!isRecord(mediaType) || mediaType['schema'] === undefined) continue;
      const location = context.location.child(type);
      const place = placeOf(mediaType['schema'], location);
      for (const { key, value, location: at } of examplesOf(mediaType, location, context)) {
        const checker = checkerFor(context);
        const faults = isXml(type)
          ? checker.checkXml(value, place, twins.get(key), direction)
          : checker.checkValue(value, place, direction);
        refuse(faults, at, context);
      }
    }
  }

  /** An example that several media types share is reported once. */
  function refuse(faults: readonly ExampleFault[], at: Location, { report, location }: UserContext): void {
    for (const { message, path } of faults) {
      const place = below(at, path);
      const id = `${place.absolutePointer} ${message}`;
      if (reported.has(id)) continue;
      reported.add(id);
      const part = path.length === 0 ? '' : ` at /${path.join('/')}`;
      report({ message: `The example${part} ${message}.`, location: place, from: location });
    }
  }
};

function jsonExamples(content: Node, context: UserContext): Map<string | undefined, Example['value']> {
  const entries = Object.entries(content)
    .filter(([type]) => isJson(type))
    .flatMap(([type, mediaType]) => examplesOf(mediaType, context.location.child(type), context));
  return new Map(entries.map(({ key, value }) => [key, value]));
}

function placeOf(schema: unknown, { source }: Location): SchemaPlace {
  return { schema, base: source.absoluteRef };
}
