import { readFile } from 'node:fs/promises';
import { buildModel } from '../../model/build.ts';
import type { OpenApiDocument } from '../../spec/openapi.ts';
import { Refused } from '../behaviour.ts';
import { createEngine } from '../engine/create-engine.ts';
import type { Engine } from '../engine/engine.ts';
import type { Message, Reply } from '../message.ts';
import { problemReply } from '../problem.ts';
import { createRouter, type Router } from '../router.ts';
import { tellViolations, type Violation } from '../violation.ts';
import type { Controls, InSession } from './controls.ts';
import { page, pageFile, templateFile } from './files.ts';
import { assertToken, assertTrusted, assertUsable } from './guard.ts';
import { controlOperations, type ControlCall, type ControlOperation } from './operations.ts';

/** Who may use the control plane, and who is told of its faults. */
export interface ControlPlaneOptions {
  /** What callers must know; without one they must be on this machine. */
  readonly token?: string;
  readonly onError?: (error: unknown) => void;
}

/** The name that the control plane is mounted under, as APIs are under theirs. */
const mount = '__mock';

/**
 * @returns what answers requests to the control plane, and gives `undefined` for all others
 * @throws UsageError for a token that nobody could send, or anybody
 */
export function createControlPlane(
  controls: Controls,
  { token, onError }: ControlPlaneOptions = {},
): (message: Message) => Promise<Reply | undefined> {
  if (token !== undefined) assertUsable(token);
  const operations = controlOperations(controls);
  let described: Promise<Described> | undefined;
  return async (message) => {
    const { path } = message;
    if (path !== `/${mount}` && !path.startsWith(`/${mount}/`)) return undefined;
    try {
      assertTrusted(message, token);
      described ??= describe();
      return secured(await answer(message, await described, operations, token));
    } catch (error) {
      return secured(problemReply(error, onError));
    }
  };
}

/** The control plane's own description at work. */
interface Described {
  readonly document: OpenApiDocument;
  readonly router: Router;
  readonly engine: Engine;
}

async function describe(): Promise<Described> {
  const { parse } = await import('yaml');
  const document = parse(await readFile(templateFile('openapi.yaml'), 'utf8')) as OpenApiDocument;
  const model = buildModel(mount, document);
  return { document, router: createRouter([model]), engine: createEngine(model, document) };
}

async function answer(
  message: Message,
  { document, router, engine }: Described,
  operations: Readonly<Record<string, ControlOperation>>,
  token: string | undefined,
): Promise<Reply> {
  const { operation, pathParameters } = router.find(message.method, message.path);
  if (operation.id === 'getPage') return page();
  if (operation.id === 'getPageFile') return pageFile(pathParameters['file']!);
  if (operation.id === 'getDescription') return json(document);
  if (token !== undefined) assertToken(message, token);
  const { path, query, body, unknownQuery, violations } = await engine.read(operation, pathParameters, message);
  const unknown = unknownQuery.map(unknownParameter);
  const wrong = [...violations.filter(({ severity }) => severity === 'Error'), ...unknown];
  if (wrong.length > 0) throw new Refused(400, tellViolations(wrong), wrong);
  const call = { path, query, body, where: sessionOf(message) } as ControlCall;
  const result = await operations[operation.id]!(call);
  return result === undefined ? { status: 204, headers: {}, body: undefined } : json(result);
}

function sessionOf({ headers }: Message): InSession {
  const session = headers['x-mock-session'];
  return session === undefined ? {} : { session };
}

function unknownParameter(name: string): Violation {
  const location = ['request', 'query', name];
  return { location, severity: 'Error', code: 'unknown', message: `Request query parameter ${name} is not described` };
}

function json(value: unknown): Reply {
  const body = JSON.stringify(value);
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
  };
  return { status: 200, headers, body };
}

/** The page runs and asks for nothing but what stands beside it; nobody frames, guesses, keeps or embeds what comes from here. */
const security: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

function secured(reply: Reply): Reply {
  return { ...reply, headers: { ...reply.headers, ...security } };
}
