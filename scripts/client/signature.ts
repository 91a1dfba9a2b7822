import type { ApiModel, MediaType, Operation, Parameter } from '../model/model.ts';
import { distinct, literal, toIdentifier, toTypeName } from './code.ts';

/** The outward shape of one operation's method; every emitter that names a part of it takes it from here. */
export interface Signature {
  readonly operation: Operation;
  /** Method name within its group, which is also the key of the descriptor. */
  readonly name: string;
  readonly group: string;
  /** Path parameters in the order of the template. */
  readonly pathParameters: readonly { readonly parameter: Parameter; readonly name: string }[];
  readonly body: { readonly media: MediaType; readonly required: boolean } | undefined;
  readonly query: readonly Parameter[];
  readonly headers: readonly Parameter[];
  /** Whether the options cannot be left out, because of a required query or header parameter. */
  readonly optionsRequired: boolean;
  /** Media types to ask for. */
  readonly accept: readonly string[];
  readonly typeNames: { readonly result: string; readonly body: string; readonly options: string };
}

/** The signatures of all operations, in the model's order; names are distinct, type names also from the schemas'. */
export function listSignatures({ operations, schemas }: ApiModel): Signature[] {
  const names = distinct(operations.map(({ id }) => toIdentifier(id)));
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  const groups = distinct(tags.map(toIdentifier), ['raw']);
  const taken = new Set(Object.keys(schemas));
  return operations.map((operation, index) =>
    buildSignature(operation, names[index]!, groups[tags.indexOf(operation.tag)]!, taken),
  );
}

function buildSignature(operation: Operation, name: string, group: string, taken: ReadonlySet<string>): Signature {
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  const headers = operation.parameters.filter((parameter) => parameter.in === 'header');
  const inPath = parametersInPath(operation);
  const names = distinct(
    inPath.map((parameter) => toIdentifier(parameter.name)),
    ['body', 'options'],
  );
  const media = operation.requestBody && preferredBody(operation.requestBody.content);
  const free = (suffix: string): string => distinct([toTypeName(name) + suffix], [...taken])[0]!;
  return {
    operation,
    name,
    group,
    pathParameters: inPath.map((parameter, index) => ({ parameter, name: names[index]! })),
    body: media && { media, required: operation.requestBody?.required ?? false },
    query,
    headers,
    optionsRequired: [...query, ...headers].some((parameter) => parameter.required),
    accept: acceptedTypes(operation),
    typeNames: { result: free('Result'), body: free('Body'), options: free('Options') },
  };
}

function parametersInPath({ path, parameters }: Operation): Parameter[] {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
  return names.flatMap(
    (name) => parameters.find((parameter) => parameter.in === 'path' && parameter.name === name) ?? [],
  );
}

const bodyPreference = [
  /^application\/json$/,
  /json$/,
  /^multipart\/form-data$/,
  /^application\/x-www-form-urlencoded$/,
];

function preferredBody(content: readonly MediaType[]): MediaType | undefined {
  const preferred = bodyPreference.map((pattern) => content.find(({ type }) => pattern.test(type)));
  return preferred.find((media) => media !== undefined) ?? content[0];
}

/** JSON where a success answer has it, since that is what the types describe; else all that it has. */
function acceptedTypes(operation: Operation): string[] {
  const described = new Set(successResponses(operation).flatMap(({ content }) => content.map(({ type }) => type)));
  const json =
    [...described].find((type) => type === 'application/json') ?? [...described].find((type) => type.endsWith('json'));
  return json ? [json] : [...described];
}

function successResponses({ responses }: Operation): Operation['responses'] {
  return responses.filter(({ status }) => /^2(\d\d|XX)$/.test(status));
}

/** Type of the value a call resolves to: the body of any described 2xx answer in an accepted media type. */
export function resultType({ operation, accept }: Signature): string {
  const types = successResponses(operation).map(({ status, content }) => {
    const media = content.find(({ type }) => accept.includes(type));
    return media
      ? `${operationType(operation)}['responses'][${literal(numeric(status))}]['content'][${literal(media.type)}]`
      : 'undefined';
  });
  return types.length === 0 ? 'unknown' : [...new Set(types)].join(' | ');
}

const numeric = (status: string): string | number => (/^\d+$/.test(status) ? Number(status) : status);

/** Type of the body argument. */
export function bodyType({ operation, body }: Signature): string {
  return `NonNullable<${operationType(operation)}['requestBody']>['content'][${literal(body?.media.type ?? '')}]`;
}

/** Type of the options argument. */
export function optionsType({ operation, query, headers }: Signature): string {
  const member = (name: 'query' | 'header', parameters: readonly Parameter[]): string[] => {
    if (parameters.length === 0) return [];
    const optional = parameters.some(({ required }) => required) ? '' : '?';
    return [`${name}${optional}: NonNullable<${operationType(operation)}['parameters']['${name}']>`];
  };
  const members = [...member('query', query), ...member('header', headers)];
  return members.length === 0 ? 'CallOptions' : `CallOptions & { ${members.join('; ')} }`;
}

/** Type of one path parameter's argument. */
export function pathParameterType({ operation }: Signature, { name, schema }: Parameter): string {
  const { type = '', enum: values } = typeof schema === 'boolean' ? {} : schema;
  if (!values && type === 'string') return 'string';
  if (!values && (type === 'integer' || type === 'number')) return 'number';
  return `${operationType(operation)}['parameters']['path'][${literal(name)}]`;
}

function operationType({ path, method }: Operation): string {
  return `paths[${literal(path)}][${literal(method)}]`;
}
