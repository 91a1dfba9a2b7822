import type { UserContext } from '@redocly/openapi-core';
import { isRecord } from '../spec/record.ts';
import { follow, type Placed, type Resolver } from './follow.ts';

type Operation = Readonly<Record<string, unknown>>;
type IsWanted = (mediaType: string) => boolean;

/**
 * Schemas of an operation's 2xx answers, one for each place they stand in. Those that lead nowhere are left out.
 * @param isWanted tells the media types that count
 * @param context that of the operation
 */
export function successBodies(operation: Operation, isWanted: IsWanted, context: UserContext): Placed[] {
  const responses = operation['responses'];
  if (!isRecord(responses)) return [];
  const bodies = Object.entries(responses)
    .filter(([code]) => code.startsWith('2'))
    .flatMap(([code, response]) => schemasOf(response, context.location.child(['responses', code]), isWanted, context));
  return withoutTwins(bodies);
}

/** Schemas of an operation's request body, as `successBodies` gives those of its answers. */
export function requestBodies(operation: Operation, isWanted: IsWanted, context: UserContext): Placed[] {
  return withoutTwins(schemasOf(operation['requestBody'], context.location.child('requestBody'), isWanted, context));
}

function withoutTwins(bodies: readonly Placed[]): Placed[] {
  return [...new Map(bodies.map((body) => [body.location.absolutePointer, body])).values()];
}

/** Schemas of a response or request body. */
function schemasOf(holder: unknown, location: Placed['location'], isWanted: IsWanted, resolver: Resolver): Placed[] {
  const found = follow(resolver, holder, location);
  const content = isRecord(found?.node) ? found.node['content'] : undefined;
  if (found === undefined || !isRecord(content)) return [];
  return Object.entries(content).flatMap(([type, mediaType]) => {
    const schema = isRecord(mediaType) ? mediaType['schema'] : undefined;
    if (schema === undefined || !isWanted(type)) return [];
    return follow(resolver, schema, found.location.child(['content', type, 'schema'])) ?? [];
  });
}
