import type { Location } from '@redocly/openapi-core';
import { isRecord } from '../spec/record.ts';
import type { JsonValue } from '../xml/types.ts';
import { follow, type Resolver } from './follow.ts';

/** An example as it stands in the description. */
export interface Example {
  /** Its key under `examples`; `undefined` when it stands under `example`. */
  key: string | undefined;
  value: JsonValue;
  /** Where the value itself stands, be it in a file of its own. */
  location: Location;
}

/** The examples of a parameter, header or media type, references followed. Examples without a value are left out. */
export function examplesOf(node: unknown, location: Location, resolver: Resolver): Example[] {
  if (!isRecord(node)) return [];
  const { example, examples }: { readonly [Key in 'example' | 'examples']?: unknown } = node;
  const single =
    example === undefined ? [] : [{ key: undefined, value: toJson(example), location: location.child('example') }];
  const named = Object.entries(isRecord(examples) ? examples : {}).flatMap(([key, entry]): Example[] => {
    const found = follow(resolver, entry, location.child(['examples', key]));
    if (found === undefined || !isRecord(found.node) || found.node['value'] === undefined) return [];
    return [{ key, value: toJson(found.node['value']), location: found.location.child('value') }];
  });
  return [...single, ...named];
}

/** What a YAML parser under the JSON schema returns is JSON. */
export function toJson(value: unknown): JsonValue {
  return value as JsonValue;
}
