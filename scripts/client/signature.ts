import type { ApiModel, MediaType, Operation, Parameter, Response } from '../model/model.ts';
import { isJson, isXml } from '../spec/media-type.ts';
import type { SchemaObject } from '../spec/openapi.ts';
import { toIdentifier } from './code.ts';
import { NameBook, type ApiNames, type OperationNames } from './names.ts';

/** The outward shape of one operation's function; every emitter that names a part of it takes it from here. */
export interface Signature {
  readonly operation: Operation;
  readonly names: OperationNames;
  /** Property of the client that holds the method. */
  readonly group: string;
  /** Path parameters in the order of the template, with the names of their arguments. */
  readonly pathParameters: readonly { readonly parameter: Parameter; readonly name: string }[];
  readonly body: BodySignature | undefined;
  /** Parameters that are not in the path, by the member of the options that holds them. */
  readonly optional: Readonly<Record<OptionPlace, readonly Parameter[]>>;
  /** Whether the options cannot be left out, because a parameter in them is required. */
  readonly optionsRequired: boolean;
  /** Media types to ask for. */
  readonly accept: readonly string[];
  /** What kind of function it is. */
  readonly kind: 'operation' | 'paged' | 'download';
  /** What the body of a success answer is read as. */
  readonly answer: 'json' | 'text' | 'xml' | 'blob' | 'none';
}

/** Members of the options that hold parameters. */
export const optionPlaces = ['query', 'header', 'cookie'] as const;
export type OptionPlace = (typeof optionPlaces)[number];

export interface BodySignature {
  readonly media: MediaType;
  readonly required: boolean;
  readonly form: 'json' | 'multipart' | 'urlencoded' | 'raw';
}

/** The signatures of all operations, in the model's order. */
export function listSignatures({ operations }: ApiModel, names: ApiNames): Signature[] {
  return operations.map((operation, index) => {
    const withheld = withheldParameters(operation);
    const given = operation.parameters.filter((parameter) => !withheld.includes(parameter));
    const accept = acceptedTypes(operation);
    const answer = answerOf(operation, accept);
    return {
      operation,
      names: names.operations[index]!,
      group: names.groups.get(operation.tag)!.property,
      pathParameters: nameArguments(operation),
      body: bodySignature(operation),
      optional: {
        query: given.filter((parameter) => parameter.in === 'query'),
        header: given.filter((parameter) => parameter.in === 'header'),
        cookie: given.filter((parameter) => parameter.in === 'cookie'),
      },
      optionsRequired: given.some((parameter) => parameter.in !== 'path' && parameter.required),
      accept,
      kind: operation.pagination ? 'paged' : answer === 'blob' ? 'download' : 'operation',
      answer,
    };
  });
}

/**
 * Parameters that the options do not hold: those that the option `match` stands for, and headers that the client sets
 * itself (OpenAPI 3.1, "Parameter Object", says that a description of them is to be ignored).
 */
export function withheldParameters({ match, parameters }: Operation): Parameter[] {
  const matching = match ? [match.parameter, match.values === 'query' ? match.valuesParameter : match.parameter] : [];
  return parameters.filter(({ in: place, name }) => {
    if (place === 'header') return /^(accept|content-type|authorization)$/i.test(name);
    return place === 'query' && matching.includes(name);
  });
}

/** One argument for each place in the path; one that nobody described is text. */
function nameArguments({ path, parameters }: Operation): Signature['pathParameters'] {
  const names = new NameBook(['body', 'options']);
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => {
    const described = parameters.find((parameter) => parameter.in === 'path' && parameter.name === name);
    return { parameter: described ?? textInPath(name), name: names.take(toIdentifier(name)) };
  });
}

function textInPath(name: string): Parameter {
  return {
    name,
    in: 'path',
    description: '',
    required: true,
    deprecated: false,
    schema: { type: 'string' },
    style: 'simple',
    explode: false,
    allowReserved: false,
    example: undefined,
  };
}

/** Whether a body is JSON: by its media type, or by its schema where the media type leaves it open. */
export function holdsJson({ type, schema }: MediaType): boolean {
  if (isJson(type)) return true;
  return /^(\*|application)\/\*/.test(type) && typeof schema === 'object' && schema.type !== 'string';
}

const bodyForms: readonly [BodySignature['form'], (media: MediaType) => boolean][] = [
  ['json', holdsJson],
  ['multipart', ({ type }) => /^multipart\/form-data\b/i.test(type)],
  ['urlencoded', ({ type }) => /^application\/x-www-form-urlencoded\b/i.test(type)],
  ['raw', () => true],
];

/** The body in the form that is easiest to give: JSON before forms, and those before raw text or bytes. */
function bodySignature({ requestBody }: Operation): BodySignature | undefined {
  if (!requestBody) return undefined;
  for (const [form, isOfForm] of bodyForms) {
    const media = preferred(requestBody.content.filter(isOfForm));
    if (media) return { media, required: requestBody.required, form };
  }
  return undefined;
}

/** `application/json` before its relatives, and those as described. */
function preferred(content: readonly MediaType[]): MediaType | undefined {
  return content.find(({ type }) => type === 'application/json') ?? content[0];
}

/** JSON where a success answer has it, since that is what the types describe; else all that it has. */
function acceptedTypes(operation: Operation): string[] {
  const responses = successResponses(operation);
  const json = responses.flatMap(({ content }) => preferred(content.filter(holdsJson)) ?? []);
  const media = json.length > 0 ? json : responses.flatMap(({ content }) => content);
  return [...new Set(media.map(({ type }) => type))];
}

function answerOf(operation: Operation, accept: readonly string[]): Signature['answer'] {
  if (operation.method === 'head') return 'none';
  const media = successResponses(operation).flatMap(({ content }) =>
    content.filter(({ type }) => accept.includes(type)),
  );
  if (media.length === 0) return 'none';
  if (media.every(holdsJson)) return 'json';
  if (media.every(isPlainText)) return 'text';
  return media.every(({ type }) => isXml(type)) ? 'xml' : 'blob';
}

function isPlainText({ type, schema }: MediaType): boolean {
  const { format } = (schema ?? {}) as SchemaObject;
  return format !== 'binary' && !isXml(type) && /^text\/|[/+]yaml\b/.test(type);
}

/** The 2xx answers; where none is described, the one that stands for all. */
export function successResponses({ responses }: Operation): Response[] {
  const described = responses.filter(({ status }) => /^2(\d\d|XX)$/i.test(status));
  return described.length > 0 ? described : responses.filter(({ status }) => status === 'default');
}
