import type { ApiModel, MediaType, Operation, Parameter } from '../../../scripts/model/model.ts';
import type { Random } from '../../../scripts/mock/world/random.ts';
import type { JsonSchema, OpenApiDocument } from '../../../scripts/spec/openapi.ts';
import {
  documentResolver,
  encodeXml,
  XmlError,
  type JsonValue,
  type ResolveReference,
} from '../../../scripts/xml/index.ts';
import type { PlainRequest } from './request.ts';
import { createValues, mutate, type MakeValue } from './values.ts';

/** Makes requests to an operation: valid ones, and ones with a mistake or two. */
export type MakeRequest = (operation: Operation) => PlainRequest;

/** What requests are made with. */
interface Tools {
  readonly make: MakeValue;
  readonly write: (media: MediaType, value: unknown) => string;
  readonly random: Random;
}

/** @param random decides everything, so that the same seed makes the same requests */
export function createRequests(model: ApiModel, document: OpenApiDocument, random: Random): MakeRequest {
  const make = createValues(document, random);
  const resolve = documentResolver(document);
  const tools: Tools = { make, random, write: (media, value) => writeBody(media, value, resolve) };
  return (operation) => {
    const media = operation.requestBody && random.pick(operation.requestBody.content);
    const valid: PlainRequest = {
      operation,
      path: Object.fromEntries(
        parametersIn(operation, 'path').map((parameter) => [parameter.name, valueText(parameter, make, random) || '1']),
      ),
      query: parametersIn(operation, 'query')
        .filter(({ required }) => required || random.next() < 0.4)
        .flatMap((parameter) => fields(parameter, make, random))
        .join('&'),
      headers: {
        ...credentials(model, operation),
        ...Object.fromEntries(
          parametersIn(operation, 'header')
            .filter(({ required }) => required || random.next() < 0.5)
            .map((parameter) => [parameter.name.toLowerCase(), valueText(parameter, make, random)]),
        ),
        ...(media && { 'content-type': contentType(media) }),
      },
      body: media ? tools.write(media, make(media.schema)) : '',
    };
    return random.next() < 0.25 ? valid : withMistakes(valid, media, tools);
  };
}

const boundary = 'x';

const parametersIn = ({ parameters }: Operation, place: string): Parameter[] =>
  parameters.filter((parameter) => parameter.in === place);

function contentType({ type }: MediaType): string {
  return type === 'multipart/form-data' ? `${type}; boundary=${boundary}` : type;
}

/** The value of a parameter as text: an example, or one that is made. */
function valueText({ example, schema, style }: Parameter, make: MakeValue, random: Random): string {
  const value = example !== undefined && random.next() < 0.5 ? example : make(schema);
  if (style === 'json') return JSON.stringify(value);
  if (Array.isArray(value)) return value.map(String).join(',');
  return typeof value === 'object' ? Object.entries(Object(value)).flat().map(String).join(',') : String(value);
}

function field(name: string, value: unknown): string {
  return `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`;
}

function fields(parameter: Parameter, make: MakeValue, random: Random): string[] {
  const { name, explode, style, schema } = parameter;
  const value = make(schema);
  if (style === 'deepObject') {
    return Object.entries(Object(value)).map(([key, part]) => field(`${name}[${key}]`, part));
  }
  if (explode && Array.isArray(value)) return value.map((part) => field(name, part));
  if (explode && typeof value === 'object' && style === 'form') {
    return Object.entries(Object(value)).map(([key, part]) => field(key, part));
  }
  return [field(name, valueText(parameter, make, random))];
}

/** Credentials for the first alternative. */
function credentials({ securitySchemes }: ApiModel, { security }: Operation): Record<string, string> {
  const schemes = Object.keys(security[0] ?? {}).flatMap((name) => securitySchemes[name] ?? []);
  return Object.assign(
    {},
    ...schemes.map(({ type, scheme, name = '', in: place }) => {
      if (type === 'apiKey') return place === 'header' ? { [name.toLowerCase()]: 'k' } : {};
      return { authorization: scheme?.toLowerCase() === 'basic' ? 'Basic YTpi' : 'Bearer x' };
    }),
  ) as Record<string, string>;
}

function writeBody({ type, schema }: MediaType, value: unknown, resolve: ResolveReference): string {
  if (value === undefined) return '';
  if (/xml/.test(type)) return xmlOrText(value, schema, resolve);
  if (/json|csp-report/.test(type)) return JSON.stringify(value);
  const entries = Object.entries(Object(value)).map(([name, part]): [string, string] => [
    name,
    typeof part === 'object' ? JSON.stringify(part) : String(part),
  ]);
  if (type === 'application/x-www-form-urlencoded') return new URLSearchParams(entries).toString();
  if (type !== 'multipart/form-data') return String(value);
  const parts = entries.map(
    ([name, part]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${part}\r\n`,
  );
  return `${parts.join('')}--${boundary}--\r\n`;
}

function xmlOrText(value: unknown, schema: JsonSchema | undefined, resolve: ResolveReference): string {
  try {
    return encodeXml(value as JsonValue, { schema }, resolve);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return `<value>${JSON.stringify(value)}</value>`;
  }
}

/** Ways of going wrong; each changes one part of a request. */
type Mistake = (request: PlainRequest, media: MediaType | undefined, tools: Tools) => PlainRequest;

function withMistakes(request: PlainRequest, media: MediaType | undefined, tools: Tools): PlainRequest {
  const { random } = tools;
  const first = random.pick(mistakes)(request, media, tools);
  return random.next() < 0.3 ? random.pick(mistakes)(first, media, tools) : first;
}

const oddTexts = [
  '',
  'x',
  '-1',
  '0',
  '1.5',
  '1e3',
  '99999999999',
  'true',
  'null',
  'NaN',
  ' 1',
  '1,2',
  'a,,b',
  'ü',
  '%zz',
];

const wrongPath: Mistake = (request, _media, { random }) => {
  const names = Object.keys(request.path);
  if (names.length === 0) return request;
  const text = random.pick(oddTexts.filter((one) => one !== '' && one !== '%zz'));
  return { ...request, path: { ...request.path, [random.pick(names)]: text } };
};

const wrongQuery: Mistake = (request, _media, { random }) => {
  const described = parametersIn(request.operation, 'query');
  const pairs = request.query.split('&').filter(Boolean);
  const kind = random.next();
  if (kind < 0.3 && pairs.length > 0) {
    return { ...request, query: pairs.toSpliced(random.integer(0, pairs.length - 1), 1).join('&') };
  }
  if (kind < 0.4) return { ...request, query: [...pairs, 'unknown=1'].join('&') };
  if (kind < 0.5) return { ...request, query: [...pairs, ...pairs].join('&') };
  if (described.length === 0) return request;
  const { name: asDescribed } = random.pick(described);
  const name = encodeURIComponent(random.next() < 0.1 ? asDescribed.toUpperCase() : asDescribed);
  return { ...request, query: [...pairs, `${name}=${encodeURIComponent(random.pick(oddTexts))}`].join('&') };
};

const wrongBody: Mistake = (request, media, { make, write, random }) =>
  media ? { ...request, body: write(media, mutate(make(media.schema), random)) } : { ...request, body: '{}' };

const brokenBody: Mistake = (request, media, { random }) =>
  media
    ? { ...request, body: random.pick(['', '{', '{"a":', 'null', '[]', '"text"', '1', 'a=1&a=2', '<a/>']) }
    : request;

const wrongType: Mistake = (request, _media, { random }) => {
  const types = ['text/plain', 'application/json', 'application/vnd.x+json', 'image/png', 'json', ''];
  return { ...request, headers: { ...request.headers, 'content-type': random.pick(types) } };
};

const wrongCredentials: Mistake = (request, _media, { random }) => {
  const others = Object.entries(request.headers).filter(([name]) => name === 'content-type');
  const given = random.pick(['Bearer x', 'Basic YTpi', 'Basic x', 'bearer x', 'Bearer', 'Token x', 'Basic YTpiOmM=']);
  const headers = { ...Object.fromEntries(others), ...(random.next() < 0.7 && { authorization: given }) };
  return { ...request, headers };
};

const brokenBodyOfStranger: Mistake = (request, media, tools) =>
  wrongCredentials(brokenBody(request, media, tools), media, tools);

const wrongCookie: Mistake = (request, _media, { random }) => {
  const described = parametersIn(request.operation, 'cookie').map(({ name }) => `${name}=${random.pick(oddTexts)}`);
  return described.length > 0 ? { ...request, headers: { ...request.headers, cookie: described.join('; ') } } : request;
};

const wrongHeader: Mistake = (request, _media, { random }) => {
  const described = parametersIn(request.operation, 'header').map(({ name }) => name.toLowerCase());
  if (described.length === 0) return request;
  return { ...request, headers: { ...request.headers, [random.pick(described)]: random.pick(oddTexts) } };
};

const mistakes: readonly Mistake[] = [
  wrongPath,
  wrongQuery,
  wrongQuery,
  wrongBody,
  wrongBody,
  wrongBody,
  wrongBody,
  brokenBody,
  wrongType,
  wrongCredentials,
  brokenBodyOfStranger,
  wrongHeader,
  wrongCookie,
];
