import type { IPrismDiagnostic, IPrismOutput } from '@stoplight/prism-core';
import { createInstance, ProblemJsonError } from '@stoplight/prism-http';
import type { IHttpMockConfig, IHttpRequest, IHttpResponse } from '@stoplight/prism-http';
import type { Operation } from '../model/model.ts';
import { isXml } from '../spec/media-type.ts';
import type { OpenApiDocument } from '../spec/openapi.ts';
import { createComponents } from './components.ts';
import { loadOperations } from './description.ts';
import { fillPath } from './paths.ts';
import type { Preferences } from './preferences.ts';
import type { MockRequest } from './request.ts';
import type { Route } from './router.ts';
import { createXmlBodies, type XmlBodies } from './xml.ts';

/** What the description says a request is answered with; the body is not serialised yet. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly violations: readonly Violation[];
}

/** A difference between request or response and description, as the `sl-violations` header lists it. */
export interface Violation {
  readonly location: readonly string[];
  readonly severity: string | undefined;
  readonly code: string | number | undefined;
  readonly message: string;
}

/** Prism for one API. */
export interface Engine {
  /**
   * Validates a request, and chooses or generates its response.
   * @throws ProblemJsonError for a request that is refused without a described response.
   */
  answer(route: Route, request: MockRequest, preferences: Preferences): Promise<Answer>;
}

const defaultSeed = 'contact-apis';

/** @throws Error when the document is not a bundled OpenAPI description. */
export async function createEngine(document: OpenApiDocument): Promise<Engine> {
  const operations = await loadOperations(document);
  const prism = createInstance(configure({}, undefined), createComponents());
  const xml = createXmlBodies(document);
  return {
    async answer({ operation: described, pathParameters }, request, preferences) {
      const { method, path } = described;
      const resources = operations.filter((operation) => operation.method === method && operation.path === path);
      const input: IHttpRequest = {
        method,
        url: { path: fillPath(path, pathParameters), query: { ...request.query } },
        headers: { ...request.headers },
        body: xml.read(described, request.headers['content-type'] ?? '', request.body),
      };
      const ask = (wishes: Preferences) => prism.request(input, resources, configure(wishes, request.accept))();
      const result = await ask(preferences);
      if ('right' in result) return toAnswer(result.right, described, xml);
      throw await refusal(result.left, preferences, ask);
    },
  };
}

/** A new one for each request, for Prism writes into it. */
function configure(wishes: Preferences, accept: readonly string[] | undefined): IHttpMockConfig {
  return {
    isProxy: false,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    errors: false,
    upstreamProxy: undefined,
    mock: {
      dynamic: wishes.dynamic ?? false,
      seed: wishes.seed ?? defaultSeed,
      ...(wishes.code !== undefined && { code: wishes.code }),
      ...(wishes.example !== undefined && { exampleKey: wishes.example }),
      ...(accept && { mediaTypes: [...accept, ...(isError(wishes.code) ? ['*/*'] : [])] }),
    },
  };
}

/** An error asked for comes in its own media type where `Accept` names no other, as servers send their errors. */
const isError = (code: number | undefined): boolean => code !== undefined && code >= 400;

type Ask = (wishes: Preferences) => Promise<{ right: unknown } | { left: Error }>;

/** Where a status code was asked for, Prism reports what stood in its way as a bare error; without the code it says. */
async function refusal(error: Error, { code, ...others }: Preferences, ask: Ask): Promise<ProblemJsonError> {
  if (error instanceof ProblemJsonError) return error;
  const result = code === undefined ? { left: error } : await ask(others);
  if ('left' in result && result.left instanceof ProblemJsonError) return result.left;
  return ProblemJsonError.fromTemplate({ type: 'UNKNOWN', title: error.message, status: 500 });
}

function toAnswer({ output, validations }: IPrismOutput<IHttpResponse>, operation: Operation, xml: XmlBodies): Answer {
  const headers: Record<string, unknown> = output.headers ?? {};
  const mediaType = String(headers['Content-type'] ?? '');
  // Prism holds an XML example, which is a text, to the schema of what the XML stands for.
  const isAboutXmlText = ({ path: [part] = [] }: IPrismDiagnostic) =>
    part === 'body' && isXml(mediaType) && typeof output.body === 'string';
  return {
    status: output.statusCode,
    headers,
    body: xml.write(operation, output.statusCode, mediaType, output.body),
    violations: [
      ...validations.input.map((diagnostic) => toViolation('request', diagnostic)),
      ...validations.output
        .filter((diagnostic) => !isAboutXmlText(diagnostic))
        .map((diagnostic) => toViolation('response', diagnostic)),
    ],
  };
}

function toViolation(
  side: 'request' | 'response',
  { path = [], severity, code, message }: IPrismDiagnostic,
): Violation {
  const severities = ['Error', 'Warning', 'Information', 'Hint'];
  return { location: [side, ...path], severity: severities[severity], code, message };
}
