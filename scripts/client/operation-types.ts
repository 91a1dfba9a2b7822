import type { MediaType, Operation, Parameter, Response } from '../model/model.ts';
import { literal, memberName } from './code.ts';
import { docComment } from './comment.ts';
import { itemType, keysOf, membersAt, typeOf, type SchemaNames, type TypedSchema } from './schema-types.ts';
import {
  holdsJson,
  successResponses,
  withheldParameters,
  type BodySignature,
  type OptionPlace,
  type Signature,
} from './signature.ts';

/** What naming the types of operations takes. */
export interface TypeNames extends SchemaNames {
  /** Where an operation stands in the types of the description, such as `paths['/contacts']['get']`. */
  readonly placeOf: (operation: Operation) => string;
  /** How the module at hand names a type of the runtime. */
  readonly runtime: (name: string) => string;
  /** Is told of a range of statuses that a type names. */
  readonly onRange: (range: StatusRange) => unknown;
}

/** Type of one path parameter's argument. */
export function pathParameterType({ operation }: Signature, { name, schema }: Parameter, names: TypeNames): string {
  return typeOf(schema, () => `${names.placeOf(operation)}['parameters']['path'][${literal(name)}]`, names);
}

/** Type of the body argument. */
export function bodyType({ operation }: Signature, { media, form, required }: BodySignature, names: TypeNames): string {
  if (form === 'raw') {
    const upload = names.runtime('Upload');
    return /^text\/|[/+]xml\b/i.test(media.type) ? `string | ${upload}` : upload;
  }
  const place = (): string => {
    const sent = `${names.placeOf(operation)}['requestBody']`;
    return `${required ? sent : `NonNullable<${sent}>`}['content'][${literal(media.type)}]`;
  };
  return typeOf(media.schema, place, names);
}

/** Type of the member of the options that holds the parameters of one place. */
export function parametersType(signature: Signature, place: OptionPlace, names: TypeNames): string {
  const { operation, optional } = signature;
  const type = (): string => `${names.placeOf(operation)}['parameters'][${literal(place)}]`;
  const withheld = withheldParameters(operation).filter((parameter) => parameter.in === place);
  if (withheld.length === 0) return type();
  const given = (): string => (withheld.some(({ required }) => required) ? type() : `NonNullable<${type()}>`);
  const members = optional[place].map(({ name, required, schema, description }) => {
    const value = typeOf(schema, () => `${given()}[${literal(name)}]`, names);
    const member = required ? `${memberName(name)}: ${value}` : `${memberName(name)}?: ${value} | undefined`;
    return description === '' ? `${member};` : `${docComment(description)}\n${member};`;
  });
  const isRequired = optional[place].some(({ required }) => required);
  return `{\n${members.join('\n')}\n}${isRequired ? '' : ' | undefined'}`;
}

/** Type of what a call gives: of the payload where answers come in an envelope, else of the body, of any 2xx answer. */
export function resultType(signature: Signature, names: TypeNames): string {
  const { operation, answer } = signature;
  if (answer === 'none') return 'undefined';
  if (answer === 'blob') return 'Blob';
  const keys = keysOf(operation.errorEnvelope?.data ?? '');
  const types = successResponses(operation).flatMap((response) => {
    const body = successBody(signature, response, names);
    if (!body) return ['undefined'];
    if (answer === 'text') return ['string'];
    const payload = membersAt(body, keys, names);
    return (payload.length > 0 ? payload : [body]).map(({ type }) => type());
  });
  return union(types);
}

/** Type of the items of a paged operation. */
export function pagedItemType(signature: Signature, names: TypeNames): string {
  const { operation } = signature;
  const keys = keysOf(operation.pagination?.items ?? '');
  const types = successResponses(operation).flatMap((response) => {
    const body = successBody(signature, response, names);
    return body ? membersAt(body, keys, names).flatMap((list) => itemType(list, names) ?? []) : [];
  });
  return types.length === 0 ? 'unknown' : union(types);
}

function successBody({ operation, accept }: Signature, response: Response, names: TypeNames): TypedSchema | undefined {
  const media = response.content.find(({ type }) => accept.includes(type));
  return media && bodyOf(operation, response, media, names);
}

function bodyOf(operation: Operation, { status }: Response, media: MediaType, names: TypeNames): TypedSchema {
  const place = (): string =>
    `${names.placeOf(operation)}['responses'][${statusKey(status)}]['content'][${literal(media.type)}]`;
  return { schema: media.schema ?? true, type: () => typeOf(media.schema, place, names) };
}

const statusKey = (status: string): string => (/^\d+$/.test(status) ? status : literal(status));

/** Type of what the API's refusals throw: one class for each body, with the statuses it comes with. */
export function errorType(signature: Signature, names: TypeNames): string {
  const { operation } = signature;
  const error = names.runtime('HttpError');
  const statuses = new Map<string, string[]>();
  for (const response of errorResponses(operation)) {
    const body = errorBody(operation, response, names);
    statuses.set(body, [...(statuses.get(body) ?? []), statusType(operation, response, names)]);
  }
  const types = [...statuses].map(([body, list]) => `${error}<${list.join(' | ')}, ${body}>`);
  if (operation.errorEnvelope) types.push(envelopeErrorType(signature, names));
  return types.length === 0 ? error : union(types);
}

/** The whole envelope is the body of an error that comes in one. */
function envelopeErrorType(signature: Signature, names: TypeNames): string {
  const bodies = successResponses(signature.operation).flatMap(
    (response) => successBody(signature, response, names) ?? [],
  );
  return `${names.runtime('EnvelopeError')}<${union(bodies.map(({ type }) => type())) || 'unknown'}>`;
}

/** The answers that are thrown. */
function errorResponses(operation: Operation): Response[] {
  return operation.responses.filter(({ status }) => /^([345]|default$)/.test(status));
}

/** JSON as parsed, other content as text. */
function errorBody(operation: Operation, response: Response, names: TypeNames): string {
  const json = response.content.find(holdsJson);
  if (json) return bodyOf(operation, response, json, names).type();
  return response.content.length === 0 ? 'undefined' : 'string';
}

/** A range and `default` stand for the registered statuses that are not described by themselves. */
function statusType({ responses }: Operation, { status }: Response, names: TypeNames): string {
  if (/^\d+$/.test(status)) return status;
  const described = responses.map((response) => response.status.toUpperCase());
  const ranges =
    status === 'default' ? ['4XX', '5XX'].filter((range) => !described.includes(range)) : [status.toUpperCase()];
  const types = ranges.map((range) => `Status${range}` as StatusRange);
  types.forEach(names.onRange);
  const others = described.filter((other) => /^\d+$/.test(other) && ranges.some((range) => range[0] === other[0]));
  const type = types.join(' | ') || 'never';
  return others.length === 0 ? type : `Exclude<${type}, ${others.join(' | ')}>`;
}

/** Statuses that are registered with IANA, by range. */
export const registeredStatuses = {
  Status3XX: [300, 301, 302, 303, 304, 305, 307, 308],
  Status4XX: [
    400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 421, 422, 423, 424, 425,
    426, 428, 429, 431, 451,
  ],
  Status5XX: [500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511],
} as const;
export type StatusRange = keyof typeof registeredStatuses;

function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ');
}
