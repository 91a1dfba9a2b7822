import fc from 'fast-check';
import type { ApiModel, Operation } from '../../../scripts/model/model.ts';

/** A request as nobody sane would send it. */
export interface WildRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array | undefined;
}

const hostileTexts = [
  '..',
  '%2e%2e',
  '%00',
  '%',
  '%zz',
  '__proto__',
  'constructor',
  '{id}',
  "' or 1=1 --",
  '<script>',
  '𝒳',
  '\u202e',
  '-1',
  '9'.repeat(400),
  '1e400',
  'NaN',
  'true',
  'null',
  '[]',
  'a'.repeat(5000),
];

const text = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.lorem({ maxCount: 2 }),
);

const json: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 5 }),
  fc.dictionary(
    fc.oneof(fc.constantFrom('__proto__', 'Values', 'Email', 'Data', 'id', 'name'), fc.string()),
    fc.jsonValue(),
  ),
);

const bombs = [
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]><Contact>&y;</Contact>',
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><Contact>&e;</Contact>',
  '<Contact xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>',
  '<a>'.repeat(50_000),
  `<Contact ${Array.from({ length: 2000 }, (_, i) => `a${i}="1"`).join(' ')}/>`,
  '['.repeat(20_000),
  `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
  `{"Values":{${Array.from({ length: 3000 }, (_, i) => `"k${i}":${i}`).join(',')}}}`,
  '--x\r\nContent-Disposition: form-data; name="{\\"inputBy\\" : true}\\";type"\r\n\r\nv\r\n--x--\r\n',
  '--x\r\nContent-Disposition: form-data; name="file"; filename="../../etc/passwd"\r\n\r\nv\r\n--x--\r\n',
  '\ufeff{}',
  '{"a":1,"a":2}',
];

const body = fc.oneof(
  fc.constant(undefined),
  json.map((value) => JSON.stringify(value) ?? ''),
  fc.constantFrom(...bombs),
  fc.string({ unit: 'binary' }),
  fc.webQueryParameters(),
);

const mediaTypes = [
  'application/json',
  'application/json; charset=utf-16',
  'application/json; charset=nope',
  'text/json',
  'application/xml',
  'text/xml; charset="',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
  'application/octet-stream',
  'text/plain',
  ';;;',
  'a/b/c',
  '',
];

const visible = /[^\t -~]/g;
const headerText = text.map((value) => value.replace(visible, '?').slice(0, 4000).trim());

const wildHeaders = fc.array(
  fc.oneof(
    fc.tuple(fc.constant('content-type'), fc.constantFrom(...mediaTypes)),
    fc.tuple(
      fc.constant('authorization'),
      fc.oneof(fc.constantFrom('Basic YTpi', 'Bearer x', 'Token x', 'Basic %%%'), headerText),
    ),
    fc.tuple(
      fc.constantFrom('accept', 'prefer', 'content-encoding', 'x-mock-session', 'cookie', 'x-api-key'),
      headerText,
    ),
    fc.tuple(fc.constant('accept'), fc.constantFrom('text/xml', '*/*;q=0', 'application/json;q=2', 'a,b;q=x', '*')),
    fc.tuple(
      fc.constant('prefer'),
      fc.constantFrom(
        'code=200',
        'code=999',
        'example=',
        'dynamic=true',
        'seed=x,dynamic=true',
        'latency=0-1',
        'fault=none',
      ),
    ),
  ),
  { maxLength: 6 },
);

const credentials: Readonly<Record<string, string>> = {
  which50: 'Basic YW5uOm1vY2stdG9rZW4=',
  cxengage: 'Token mock-token',
  callab: 'Bearer mock-token',
};

const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** A described operation, or nearly so, with whatever comes along. */
export function wildRequests(models: readonly ApiModel[]): fc.Arbitrary<WildRequest> {
  const described = models.flatMap(({ name, operations }) => operations.map((operation) => ({ name, operation })));
  return fc
    .record({
      target: fc.constantFrom(...described),
      path: fc.infiniteStream(rarely(text)),
      method: rarely(fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD')),
      query: fc.oneof(fc.constant([]), fc.array(fc.tuple(text, text), { maxLength: 4 })),
      headers: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: wildHeaders }),
      isAnonymous: rarely(fc.constant(true)),
      wildBody: fc.oneof(
        fc.constant('described' as const),
        body.map((content) => ({ content })),
      ),
      leaf: fc.tuple(fc.nat(), fc.option(json)),
    })
    .map(({ target: { name, operation }, path, method, query, headers, isAnonymous, wildBody, leaf }) => {
      const media = operation.requestBody?.content[0];
      const example = media && spoilLeaf(media.examples[0]?.value, ...leaf);
      const content = wildBody === 'described' ? example : wildBody.content;
      return {
        method: method ?? operation.method.toUpperCase(),
        target: `/${name}${fill(operation, path)}${queryOf(operation, query)}`,
        headers: [
          ...(isAnonymous ? [] : [['authorization', credentials[name]!] as const]),
          ...(media ? [['content-type', media.type] as const] : []),
          ...headers,
        ],
        body: content === undefined ? undefined : new TextEncoder().encode(content),
      };
    });
}

/** An example with one of its members made something else, or whole where there is no such member. */
function spoilLeaf(example: unknown, place: number, value: unknown): string | undefined {
  const copy = structuredClone(example);
  if (value !== null && typeof copy === 'object' && copy !== null) {
    const keys = Object.keys(copy);
    const key = keys[place % keys.length];
    if (key !== undefined) (copy as Record<string, unknown>)[key] = value;
  }
  return typeof copy === 'string' ? copy : JSON.stringify(copy);
}

/** Path parameters by their examples, but for those that something else is put in the place of. */
function fill({ path, parameters }: Operation, values: Iterator<string | undefined>): string {
  return path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const example = parameters.find((one) => one.name === name)?.example;
    const wild = values.next().value as string | undefined;
    return wild === undefined ? encodeURIComponent(String(example ?? 1)) : encodeLoosely(wild);
  });
}

function queryOf({ parameters }: Operation, wild: readonly (readonly [string, string])[]): string {
  const described = parameters.filter((one) => one.in === 'query');
  const pairs = wild.map(([name, value], i) => {
    const known = described[i];
    return `${encodeLoosely(known && value.length % 2 ? known.name : name)}=${encodeLoosely(value)}`;
  });
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

/** Percent-encodes what no request line may hold, and leaves broken escapes as they are. */
function encodeLoosely(value: string): string {
  return value.toWellFormed().replace(/[^!-~]|[#?/\\]/gu, (char) => encodeURIComponent(char));
}
