import type { UserContext } from '@redocly/openapi-core';
import { isRecord } from '../spec/record.ts';
import { follow, type Placed, type Resolver } from './follow.ts';

/**
 * Schemas of an operation's 2xx answers, one for each place they stand in. Those that lead nowhere are left out.
 * @param isWanted tells the media types that count
 * @param context that of the operation
 */
export function successBodies(
  operation: Readonly<Record<string, unknown>>,
  isWanted: (mediaType: string) => boolean,
  context: UserContext,
): Placed[] {
  const responses = operation['responses'];
  if (!isRecord(responses)) return [];
  const bodies = Object.entries(responses)
    .filter(([code]) => code.startsWith('2'))
    .flatMap(([code, response]) => schemasOf(response, context.location.child(['responses', code]), isWanted, context));
  return [...new Map(bodies.map((body) => [body.location.absolutePointer, body])).values()];
}

function schemasOf(
  response: unknown,
  location: Placed['location'],
  isWanted: (mediaType: string) => boolean,
  resolver: Resolver,
): Placed[] {
  const found = follow(resolver, response, location);
  const content = isRecord(found?.node) ? found.node['content'] : undefined;
  if (found === undefined || !isRecord(content)) return [];
  return Object.entries(content).flatMap(([type, mediaType]) => {
    const schema = isRecord(mediaType) ? mediaType['schema'] : undefined;
    if (schema === undefined || !isWanted(type)) return [];
    return follow(resolver, schema, found.location.child(['content', type, 'schema'])) ?? [];
  });
}
