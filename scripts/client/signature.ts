import type { BodyDescriptor, OperationDescriptor } from '../../templates/client/operation.ts';
import type { ApiModel, MediaType, Operation, Parameter } from '../model/model.ts';
import { isJson } from '../spec/media-type.ts';
import type { SchemaObject } from '../spec/openapi.ts';
import { literal, toIdentifier } from './code.ts';
import { NameBook, type ApiNames, type OperationNames } from './names.ts';

/** The outward shape of one operation's method; every emitter that names a part of it takes it from here. */
export interface Signature {
  readonly operation: Operation;
  readonly names: OperationNames;
  /** Property of the client that holds the method. */
  readonly group: string;
  /** Path parameters in the order of the template, with the names of their arguments. */
  readonly pathParameters: readonly { readonly parameter: Parameter; readonly name: string }[];
  readonly body: BodySignature | undefined;
  /** Parameters that are not in the path, by the member of the options that holds them. */
  readonly optional: Readonly<Record<'query' | 'header' | 'cookie', readonly Parameter[]>>;
  /** Whether the options cannot be left out, because a parameter in them is required. */
  readonly optionsRequired: boolean;
  /** Media types to ask for. */
  readonly accept: readonly string[];
  readonly answer: OperationDescriptor['answer'];
}

export interface BodySignature {
  readonly media: MediaType;
  readonly required: boolean;
  readonly form: BodyDescriptor['form'];
}

/** The signatures of all operations, in the model's order. */
export function listSignatures({ operations }: ApiModel, names: ApiNames): Signature[] {
  return operations.map((operation, index) => {
    const { parameters } = operation;
    const optional = {
      query: parameters.filter((parameter) => parameter.in === 'query'),
      header: parameters.filter((parameter) => parameter.in === 'header'),
      cookie: parameters.filter((parameter) => parameter.in === 'cookie'),
    };
    const accept = acceptedTypes(operation);
    return {
      operation,
      names: names.operations[index]!,
      group: names.groups.get(operation.tag)!.property,
      pathParameters: nameArguments(operation),
      body: bodySignature(operation),
      optional,
      optionsRequired: Object.values(optional)
        .flat()
        .some(({ required }) => required),
      accept,
      answer: answerOf(operation, accept),
    };
  });
}

function nameArguments({ path, parameters }: Operation): Signature['pathParameters'] {
  const names = new NameBook(['body', 'options', 'call', 'operations', 'raw', 'api']);
  return [...path.matchAll(/\{([^}]+)\}/g)]
    .flatMap(([, name]) => parameters.find((parameter) => parameter.in === 'path' && parameter.name === name) ?? [])
    .map((parameter) => ({ parameter, name: names.take(toIdentifier(parameter.name)) }));
}

const bodyForms: readonly [BodyDescriptor['form'], (mediaType: string) => boolean][] = [
  ['json', isJson],
  ['multipart', (type) => type.startsWith('multipart/form-data')],
  ['urlencoded', (type) => type.startsWith('application/x-www-form-urlencoded')],
  ['raw', () => true],
];

/** The body in the form that is easiest to give: JSON before forms, and those before raw text or bytes. */
function bodySignature({ requestBody }: Operation): BodySignature | undefined {
  if (!requestBody) return undefined;
  for (const [form, isOfForm] of bodyForms) {
    const [media] = requestBody.content.filter(({ type }) => isOfForm(type)).toSorted(plainJsonFirst);
    if (media) return { media, required: requestBody.required, form };
  }
  return undefined;
}

function plainJsonFirst(a: MediaType, b: MediaType): number {
  return Number(b.type === 'application/json') - Number(a.type === 'application/json');
}

/** JSON where a success answer has it, since that is what the types describe; else all that it has. */
function acceptedTypes(operation: Operation): string[] {
  const media = successResponses(operation).flatMap(({ content }) => content);
  const [json] = media.filter(({ type }) => isJson(type)).toSorted(plainJsonFirst);
  return json ? [json.type] : [...new Set(media.map(({ type }) => type))];
}

function answerOf(operation: Operation, accept: readonly string[]): Signature['answer'] {
  const media = successResponses(operation).flatMap(({ content }) =>
    content.filter(({ type }) => accept.includes(type)),
  );
  if (media.length === 0) return 'none';
  if (media.every(({ type }) => isJson(type))) return 'json';
  return media.every(isText) ? 'text' : 'blob';
}

function isText({ type, schema }: MediaType): boolean {
  const { format } = (schema ?? {}) as SchemaObject;
  return format !== 'binary' && /^text\/|[/+](xml|yaml)\b/.test(type);
}

function successResponses({ responses }: Operation): Operation['responses'] {
  return responses.filter(({ status }) => /^2(\d\d|XX)$/.test(status));
}

/** Type of the value a call resolves to: the body of any described 2xx answer in an accepted media type. */
export function resultType({ operation, accept, answer }: Signature): string {
  const types = successResponses(operation).map(({ status, content }) => {
    const media = content.find(({ type }) => accept.includes(type));
    if (!media) return 'undefined';
    if (answer !== 'json') return answer === 'text' ? 'string' : 'Blob';
    return `${operationType(operation)}['responses'][${literal(numeric(status))}]['content'][${literal(media.type)}]`;
  });
  return types.length === 0 ? 'unknown' : [...new Set(types)].join(' | ');
}

const numeric = (status: string): string | number => (/^\d+$/.test(status) ? Number(status) : status);

/** Type of the body argument. */
export function bodyType({ operation }: Signature, { media, form }: BodySignature): string {
  if (form === 'raw') return 'BodyInit';
  return `NonNullable<${operationType(operation)}['requestBody']>['content'][${literal(media.type)}]`;
}

/** Type of the options argument. */
export function optionsType({ operation, optional }: Signature): string {
  const members = Object.entries(optional)
    .filter(([, parameters]) => parameters.length > 0)
    .map(([place, parameters]) => {
      const mark = parameters.some(({ required }) => required) ? '' : '?';
      return `${place}${mark}: NonNullable<${operationType(operation)}['parameters'][${literal(place)}]>`;
    });
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
