import type { ApiModel, Operation, Parameter, ParameterLocation } from '../../model/model.ts';
import { Refused } from '../behaviour.ts';
import type { Message } from '../message.ts';
import type { Violation } from '../violation.ts';
import { compileBody, type Body, type BodyParts } from './body.ts';
import type { Input } from './engine.ts';
import { parseCookies, parseFields, type Fields } from './fields.ts';
import { compileClaims, compileFields, compileTexts, takesOthers } from './parameters.ts';
import { compileSecurity, credentialNames } from './security.ts';

/** Takes the requests of one operation apart. */
export type ReadRequest = (path: Readonly<Record<string, string>>, message: Message) => Promise<Input>;

const empty = new Uint8Array();

/** Compiles what the description says of an operation's requests. */
export function compileReader(operation: Operation, model: ApiModel, parts: BodyParts): ReadRequest {
  const parametersIn = (place: ParameterLocation): Parameter[] =>
    operation.parameters.filter((parameter) => parameter.in === place);
  const readPath = compileTexts(parametersIn('path'), 'path', parts);
  const readQuery = compileFields(parametersIn('query'), 'query', parts);
  const readHeaders = compileTexts(parametersIn('header'), 'header', parts);
  const readCookies = compileFields(parametersIn('cookie'), 'cookie', parts);
  const readBody = compileBody(operation, parts);
  const checkSecurity = compileSecurity(operation, model);
  const listUnknown = compileUnknown(parametersIn('query'), credentialNames(operation, model), parts);
  const hasCookies = parametersIn('cookie').length > 0;
  return async (pathTexts, message) => {
    const { headers } = message;
    const fields = parseFields(message.query);
    const challenges = checkSecurity({ headers, query: fields });
    if (challenges) return refusedInput(challenges);
    const query = readQuery(fields);
    const path = readPath(pathTexts);
    const lists = [readHeaders(headers).violations, query.violations, path.violations];
    if (hasCookies) lists.push(readCookies(parseCookies(headers['cookie'])).violations);
    const bytes = mayHaveBody(message) ? await message.body() : empty;
    const body = readOrRefuse(() => readBody(headers, bytes), lists);
    return {
      path: path.values,
      query: query.values,
      sentQuery: query.sent,
      unknownQuery: listUnknown(fields),
      body: body.value,
      bytes,
      violations: join([body.violations, ...lists]),
      challenge: undefined,
    };
  };
}

/** Waiting for the body of a request that has none takes time too. */
function mayHaveBody({ method, headers }: Message): boolean {
  if (method !== 'GET' && method !== 'HEAD') return true;
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}

/** A body that cannot be read is refused together with whatever else is wrong. */
function readOrRefuse(read: () => Body, others: readonly (readonly Violation[])[]): Body {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { status, message, violations, headers, members } = error;
    throw new Refused(status, message, join([violations, ...others]), { headers, members });
  }
}

const valid: readonly Violation[] = [];

function join(lists: readonly (readonly Violation[])[]): readonly Violation[] {
  return lists.every((list) => list.length === 0) ? valid : lists.flat();
}

/** Of a request without credentials nothing else is looked at. */
function refusedInput(challenges: readonly string[]): Input {
  const message = 'Invalid security scheme used';
  return {
    path: {},
    query: {},
    sentQuery: [],
    unknownQuery: [],
    body: undefined,
    bytes: empty,
    violations: [{ location: ['request'], severity: 'Error', code: '401', message }],
    challenge: challenges.join(','),
  };
}

/** Preferences such as `__code` are the mock's own. */
function compileUnknown(
  parameters: readonly Parameter[],
  credentials: readonly string[],
  { shapeOf }: BodyParts,
): (fields: Fields) => readonly string[] {
  if (takesOthers(parameters, shapeOf)) return () => [];
  const isClaimed = compileClaims(parameters, shapeOf);
  return (fields) =>
    [...fields.keys()].filter((name) => !isClaimed(name) && !credentials.includes(name) && !name.startsWith('__'));
}
