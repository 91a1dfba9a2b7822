import type { Location, Oas3Rule, UserContext } from '@redocly/openapi-core';
import { isRecord } from '../../spec/record.ts';
import { follow } from '../follow.ts';

/**
 * Asks for an example wherever a client, the mock or the docs need a value.
 *
 * Refused: a parameter, or a media type of a request body or response, with neither `example` nor a non-empty
 * `examples`. Media types without a schema are exempt, and binary ones of other answers than 2xx.
 *
 * Write instead `example: 12` on a parameter, and on a media type
 *
 *     examples:
 *       contact:
 *         $ref: ../components/examples/Contact.yaml
 */
export const examplesPresent: Oas3Rule = () => {
  const reported = new Set<string>();
  return {
    Parameter(parameter: unknown, { report, location }) {
      if (!isRecord(parameter) || hasExample(parameter) || hasContentExample(parameter['content'])) return;
      const message = `Parameter \`${String(parameter['name'])}\` has no example. Add \`example\` or \`examples\`.`;
      reportOnce(report, message, location);
    },
    RequestBody: { MediaType: check },
    Responses: {
      Response: {
        skip: (_response: unknown, code) => !String(code).startsWith('2'),
        MediaType: check,
      },
    },
    Response: {
      MediaType(mediaType: unknown, context) {
        if (!isBinary(mediaType, context)) check(mediaType, context);
      },
    },
  };

  function check(mediaType: unknown, { report, location, key }: UserContext): void {
    if (!isRecord(mediaType) || mediaType['schema'] === undefined || hasExample(mediaType)) return;
    reportOnce(report, `Media type \`${String(key)}\` has no example. Add \`examples\`.`, location);
  }

  /** A response that several operations share is visited once for each of them. */
  function reportOnce(report: UserContext['report'], message: string, location: Location): void {
    if (reported.has(location.absolutePointer)) return;
    reported.add(location.absolutePointer);
    report({ message, location: location.key() });
  }
};

function isBinary(mediaType: unknown, context: UserContext): boolean {
  const schema = isRecord(mediaType) ? follow(context, mediaType['schema'], context.location)?.node : undefined;
  return isRecord(schema) && (schema['format'] === 'binary' || schema['contentEncoding'] !== undefined);
}

function hasExample(node: Readonly<Record<string, unknown>>): boolean {
  const { example, examples }: { readonly [Key in 'example' | 'examples']?: unknown } = node;
  return example !== undefined || (isRecord(examples) && Object.keys(examples).length > 0);
}

function hasContentExample(content: unknown): boolean {
  return isRecord(content) && Object.values(content).some((mediaType) => isRecord(mediaType) && hasExample(mediaType));
}
