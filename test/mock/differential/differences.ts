import type { Operation, Parameter } from '../../../scripts/model/model.ts';
import { createParts } from '../../../scripts/mock/engine/shape.ts';
import type { JsonSchema, OpenApiDocument, SchemaObject } from '../../../scripts/spec/openapi.ts';
import type { PlainRequest, Verdict } from './request.ts';

/** A request that the two mocks do not agree on. */
export interface Disagreement {
  readonly document: OpenApiDocument;
  readonly request: PlainRequest;
  readonly stock: Verdict;
  readonly ours: Verdict;
}

/** Where this mock means to differ from stock Prism. */
export interface Difference {
  /** What this mock does. */
  readonly name: string;
  /** What Prism does, and why that is not what people want. */
  readonly reason: string;
  /** What it is about: one part of a request, violations told as the pattern says, or the verdict as a whole. */
  readonly about: 'body' | 'cookie' | 'query' | 'verdict' | RegExp;
  /** Whether it may be at work in a request that the two do not agree on. */
  readonly applies: (disagreement: Disagreement) => boolean;
}

export const differences: readonly Difference[] = [
  {
    name: 'A Content-Type that is no media type is told where there is a body, and counts for nothing where there is none',
    reason: 'Prism throws.',
    about: 'verdict',
    applies: ({ request, stock }) => stock.kind === 'thrown' && typeOf(request) === 'json',
  },
  {
    name: 'A parameter that is not written in its style is a violation, and a header of several values may be missing',
    reason: 'Prism throws.',
    about: 'verdict',
    applies: ({ request, stock }) =>
      stock.kind === 'thrown' &&
      (stylesOf(request).some((style) => ['label', 'matrix'].includes(style)) || hasStructured(request, 'header')),
  },
  {
    name: 'Where there are no credentials, a request is looked at no further',
    reason: 'Prism takes the body apart first, and so tells of broken JSON to callers who may not send any.',
    about: 'verdict',
    applies: ({ stock, ours }) => ours.kind === 'unauthorised' && stock.kind === 'unreadable',
  },
  {
    name: 'text/json and application/csp-report are JSON',
    reason: 'Prism takes them for texts, and finds that a text is no object.',
    about: 'body',
    applies: ({ request }) => ['text/json', 'application/csp-report'].includes(typeOf(request)),
  },
  {
    name: 'XML is read as its schema says, and then validated',
    reason: 'Prism takes it for a text, and finds that a text is no object.',
    about: 'body',
    applies: ({ request }) => ['application/xml', 'text/xml'].includes(typeOf(request)),
  },
  {
    name: 'The JSON texts null, false, 0 and "" are bodies',
    reason: 'Prism takes them for no body at all.',
    about: 'body',
    applies: ({ request: { body } }) => ['null', 'false', '0', '""'].includes(body),
  },
  {
    name: 'A media type that is not described is refused before the body is read',
    reason: 'Prism reads whatever calls itself JSON first, and tells of broken JSON where no JSON is taken at all.',
    about: 'verdict',
    applies: ({ stock, ours }) => stock.kind === 'unreadable' && ours.places.includes('request 415'),
  },
  {
    name: 'A form that is not well-formed is refused',
    reason: 'Prism takes what it makes of it, which is mostly nothing; one such request has ended its process.',
    about: 'verdict',
    applies: ({ request, ours }) => typeOf(request) === 'multipart/form-data' && ours.kind === 'unreadable',
  },
  {
    name: 'A field of a form that is described as a list or an object becomes one, and fields that are not described count',
    reason: 'Prism needs an encoding object for that, and drops fields that are not described before it validates.',
    about: 'body',
    applies: ({ request, ours }) =>
      ['application/x-www-form-urlencoded', 'multipart/form-data'].includes(typeOf(request)) &&
      ours.kind !== 'unreadable',
  },
  {
    name: 'A list in the query that says nothing of `explode` is one parameter for each item',
    reason: 'OpenAPI says so; Prism splits the last one at commas.',
    about: 'query',
    applies: ({ request, document }) =>
      parametersIn(request, 'query').some(
        (parameter) => kindOf(document, parameter) === 'array' && saysNoExplode(document, request, parameter),
      ),
  },
  {
    name: 'Spaces separate the items of a list in style spaceDelimited',
    reason: 'Prism looks for the text %20 once it has decoded it.',
    about: 'query',
    applies: ({ request }) => stylesOf(request).includes('spaceDelimited'),
  },
  {
    name: 'An object in the query is validated where it was sent, with its free members',
    reason:
      'Prism makes an empty object of nothing, and finds that members are missing; it drops members that are not described.',
    about: 'query',
    applies: ({ request, document }) =>
      parametersIn(request, 'query').some(
        (parameter) => kindOf(document, parameter) === 'object' && parameter.style !== 'json',
      ),
  },
  {
    name: 'A parameter that a media type describes is taken apart and validated',
    reason: 'Prism does not look at it.',
    about: 'query',
    applies: ({ request }) => stylesOf(request).includes('json'),
  },
  {
    name: 'Cookies are validated',
    reason: 'Prism does not look at them.',
    about: 'cookie',
    applies: ({ request }) => parametersIn(request, 'cookie').length > 0,
  },
  {
    name: 'A parameter of several types, one of them a list, is taken apart as a list',
    reason: 'Prism takes it for a text.',
    about: 'query',
    applies: ({ request, document }) =>
      request.operation.parameters.some((parameter) =>
        partsOf(document, parameter.schema).some(({ type }) => Array.isArray(type) && type.includes('array')),
      ),
  },
  {
    name: 'Names in the query are told apart by case',
    reason: 'Prism puts them into lower case, and so mixes up parameters such as contactId and contactID.',
    about: 'query',
    applies: ({ request }) => {
      const described = parametersIn(request, 'query').map(({ name }) => name);
      const sent = [...new URLSearchParams(request.query).keys()].filter((name) => !described.includes(name));
      const lower = new Set(described.map((name) => name.toLowerCase()));
      return lower.size < described.length || sent.some((name) => lower.has(name.toLowerCase()));
    },
  },
  {
    name: 'OpenAPI 3.1 is held to JSON Schema 2020-12',
    reason: 'Prism holds it to draft 7, which does not know prefixItems and unevaluatedProperties.',
    about: 'body',
    applies: ({ request, document }) =>
      bodyHolds(document, request, (part) => ['prefixItems', 'unevaluatedProperties'].some((word) => word in part)),
  },
  {
    name: 'The bounds of int32 are told once, by the format',
    reason: 'Prism adds them to OpenAPI 3.1 as minimum and maximum, and so tells of them twice.',
    about: / (?:maximum|minimum)$/,
    applies: ({ document, stock }) =>
      document.openapi.startsWith('3.1') && stock.places.some((place) => place.endsWith(' format')),
  },
  {
    name: 'A part of allOf that allows no other members allows none',
    reason: 'Prism merges the parts, and with that widens the closed one.',
    about: 'body',
    applies: ({ request, document }) =>
      bodyHolds(document, request, ({ allOf }) =>
        Boolean(allOf?.some((one) => partsOf(document, one).some((part) => part.additionalProperties === false))),
      ),
  },
  {
    name: 'Read-only members need not be sent, wherever they stand',
    reason: 'Prism asks for those inside oneOf and anyOf, and inside schemas that refer to themselves.',
    about: 'body',
    applies: ({ request, document, stock, ours }) =>
      bodyHolds(document, request, (part) => part['readOnly'] === true) &&
      ours.places.every((place) => stock.places.includes(place)),
  },
  {
    name: 'A schema of OpenAPI 3.0 that refers to itself is validated',
    reason: 'Prism leaves the keywords of 3.0 in it, which JSON Schema refuses, and then validates nothing.',
    about: 'body',
    applies: ({ request, document, stock }) =>
      document.openapi.startsWith('3.0') &&
      bodyHolds(document, request, (part) => part['exclusiveMinimum'] === true) &&
      stock.places.every((place) => !place.startsWith('body')),
  },
  {
    name: 'A schema with a keyword that means nothing is validated by its other keywords',
    reason: 'Prism gives the whole schema up without a word, and takes everything; GitHub has such schemas.',
    about: 'body',
    applies: ({ request, document, stock }) =>
      bodyHolds(document, request, (part) => part['minItems'] === -1) &&
      stock.places.every((place) => !place.startsWith('body')),
  },
  {
    name: 'An operation that may be called without credentials may be called with any',
    reason: 'Prism refuses an Authorization header where one alternative is to send nothing.',
    about: 'verdict',
    applies: ({ request: { operation }, stock, ours }) =>
      operation.security.some((one) => Object.keys(one).length === 0) &&
      stock.kind === 'unauthorised' &&
      ours.kind !== 'unauthorised',
  },
  {
    name: 'A client certificate is taken as there, for a request does not show it',
    reason: 'Prism counts only the first alternative where it does not know one of them.',
    about: 'verdict',
    applies: ({ request: { operation }, stock, ours }) =>
      operation.security.some((one) => 'mutual' in one) &&
      stock.kind === 'unauthorised' &&
      ours.kind !== 'unauthorised',
  },
  {
    name: 'A password may hold colons',
    reason: 'RFC 7617 says so; Prism refuses it.',
    about: 'verdict',
    applies: ({ request, stock, ours }) =>
      request.headers['authorization'] === 'Basic YTpiOmM=' &&
      stock.kind === 'unauthorised' &&
      ours.kind !== 'unauthorised',
  },
];

function typeOf({ headers }: PlainRequest): string {
  return (headers['content-type'] ?? '').split(';')[0]!;
}

function parametersIn({ operation }: PlainRequest, place: string): Parameter[] {
  return operation.parameters.filter((parameter) => parameter.in === place);
}

function stylesOf({ operation }: PlainRequest): string[] {
  return operation.parameters.map(({ style }) => style);
}

function hasStructured(request: PlainRequest, place: string): boolean {
  return parametersIn(request, place).some(({ schema }) => ['array', 'object'].includes(String(Object(schema).type)));
}

function partsOf(document: OpenApiDocument, schema: JsonSchema | undefined): readonly SchemaObject[] {
  return createParts(document)(schema);
}

function kindOf(document: OpenApiDocument, { schema }: Parameter): unknown {
  return partsOf(document, schema).find(({ type }) => type !== undefined)?.type;
}

function saysNoExplode(document: OpenApiDocument, { operation }: PlainRequest, { name }: Parameter): boolean {
  const { path, method } = operation as Operation;
  const item = document.paths?.[path];
  const described = [...(item?.[method]?.parameters ?? []), ...(item?.parameters ?? [])];
  return described.some((one) => 'name' in one && one.name === name && one.explode === undefined);
}

/** Whether some schema met on the way through a request body's schemas is such a one. */
function bodyHolds(
  document: OpenApiDocument,
  { operation }: PlainRequest,
  isSuch: (part: SchemaObject) => boolean,
): boolean {
  const seen = new Set<unknown>();
  const holds = (node: unknown): boolean => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return false;
    seen.add(node);
    const parts = partsOf(document, node as SchemaObject);
    return (
      isSuch(node as SchemaObject) ||
      parts.some(isSuch) ||
      [node, ...parts].some((part) => Object.values(part).some(holds))
    );
  };
  return (operation.requestBody?.content ?? []).some(({ schema }) => holds(schema));
}

/** The differences that account for a disagreement; none where some part of it remains unexplained. */
export function explain(disagreement: Disagreement): readonly Difference[] {
  const { stock, ours } = disagreement;
  const applying = differences.filter(({ applies }) => applies(disagreement));
  const whole = applying.filter(({ about }) => about === 'verdict');
  if (whole.length > 0) return whole;
  const kinds = new Set([stock.kind, ours.kind]);
  if (kinds.has('unreadable')) return applying.filter(({ about }) => about === 'body');
  if (kinds.has('thrown') || kinds.has('unauthorised')) return [];
  const places = [...stock.places, ...ours.places].filter(
    (one) => !(stock.places.includes(one) && ours.places.includes(one)),
  );
  const accounts = places.map((place) =>
    applying.filter(({ about }) => (about instanceof RegExp ? about.test(place) : about === partOf(place))),
  );
  return accounts.every((some) => some.length > 0) ? [...new Set(accounts.flat())] : [];
}

/** A missing body, and one of an undescribed type, have no place but the request. */
function partOf(place: string): string {
  const [part = ''] = place.split(/[ /]/);
  return part === 'request' ? 'body' : part;
}
