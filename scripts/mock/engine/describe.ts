import type { IPrismDiagnostic } from '@stoplight/prism-core';
import type { Operation } from '../../model/model.ts';
import { isXml } from '../../spec/media-type.ts';
import type { OpenApiDocument } from '../../spec/openapi.ts';
import { violationsHeader, type Violation } from '../violation.ts';
import type { Described } from './engine.ts';
import { readAccept } from './negotiate.ts';
import type { Preferences } from './preferences.ts';
import { choose } from './choose.ts';
import type { Answer, Ask, Wishes } from './prism.ts';
import { slimDocument } from './slim.ts';

/** Gives the responses that a description alone gives. */
export type Describe = (
  operation: Operation,
  accept: string | undefined,
  preferences: Preferences,
) => Promise<Described>;

const defaultSeed = 'contact-apis';
/** Described responses kept, so that none is made twice; and the longest wishes they are kept for. */
const keptLimit = 500;
const keyLimit = 500;

/** Loads Prism when a response is first asked for, and then reads of the document what that operation needs. */
export function createDescriber(document: OpenApiDocument): Describe {
  const asks = new Map<Operation, Promise<Ask>>();
  const askOf = (operation: Operation): Promise<Ask> => {
    const known = asks.get(operation);
    if (known) return known;
    const ask = import('./prism.ts').then(({ loadPrism }) => loadPrism(slimDocument(document, operation)));
    asks.set(operation, ask);
    return ask;
  };
  const kept = new Map<string, Described>();
  return async (operation, accept, preferences) => {
    const wishes = toWishes(preferences, readAccept(accept));
    const key = JSON.stringify([operation.method, operation.path, wishes]);
    const known = kept.get(key);
    if (known) return known;
    const described = toDescribed(await choose(await askOf(operation), wishes));
    if (key.length > keyLimit) return described;
    if (kept.size >= keptLimit) kept.clear();
    kept.set(key, described);
    return described;
  };
}

function toWishes(
  { code, example, dynamic = false, seed = defaultSeed }: Preferences,
  accept?: readonly string[],
): Wishes {
  return {
    dynamic,
    seed,
    ...(code !== undefined && { code }),
    ...(example !== undefined && { exampleKey: example }),
    ...(accept && { mediaTypes: [...accept, ...(isError(code) ? ['*/*'] : [])] }),
  };
}

/** An error asked for comes in its own media type where `Accept` names no other, as servers send their errors. */
const isError = (code: number | undefined): boolean => code !== undefined && code >= 400;

function toDescribed({ response, violations: found }: Answer): Described {
  const { 'Content-type': described, ...headers } = (response.headers ?? {}) as Record<string, unknown>;
  const { body } = response;
  const mediaType = described === undefined || body === undefined ? undefined : concrete(String(described), body);
  // Prism holds an XML example, which is a text, to the schema of what the XML stands for.
  const isAboutXmlText = ({ path: [part] = [] }: IPrismDiagnostic) =>
    part === 'body' && mediaType !== undefined && isXml(mediaType) && typeof body === 'string';
  const violations = found.filter((diagnostic) => !isAboutXmlText(diagnostic)).map(toViolation);
  return {
    status: response.statusCode,
    mediaType,
    headers: {
      ...textHeaders(headers),
      ...(violations.length > 0 && { 'sl-violations': violationsHeader(violations) }),
    },
    body,
  };
}

/** A description may have a media range where a response needs a media type. */
function concrete(mediaType: string, body: unknown): string {
  if (!mediaType.includes('*')) return mediaType;
  return typeof body === 'string' ? 'text/plain' : 'application/json';
}

/** Values in the form a header can carry: what is not printable ASCII is percent-encoded. */
function textHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [
        name.toLowerCase(),
        String(value).replace(/[^ -~]/gu, (char) => encodeURIComponent(char.isWellFormed() ? char : '\u{fffd}')),
      ]),
  );
}

const severities = ['Error', 'Warning', 'Information', 'Hint'] as const;

function toViolation({ path = [], severity, code = '', message }: IPrismDiagnostic): Violation {
  const location = ['response', ...path.map(String)];
  return { location, severity: severities[severity] ?? 'Error', code: String(code), message };
}
