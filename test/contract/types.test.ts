import { describe, expect, test } from 'vitest';
import { literal } from '../../scripts/client/code.ts';
import { nameApi } from '../../scripts/client/names.ts';
import { listSignatures, type Signature } from '../../scripts/client/signature.ts';
import { keysOf } from '../../scripts/client/schema-types.ts';
import { viewDocument } from '../../scripts/client/types.ts';
import { buildModel } from '../../scripts/model/build.ts';
import type { Example, MediaType } from '../../scripts/model/model.ts';
import { isJson } from '../../scripts/spec/media-type.ts';
import { readApis } from '../support/apis.ts';
import { compile } from '../support/compile.ts';

describe.each(await readApis())('the generated types of $model.name', ({ model: { name }, document }) => {
  const model = buildModel(name, viewDocument(document));
  const names = nameApi(model);
  const signatures = listSignatures(model, names);

  test('accept every JSON example of an answer, a refusal and a body', () => {
    const lines = signatures.flatMap(exampleLines);
    expect(lines.length).toBeGreaterThan(signatures.length * 3);
    expect(check(name, lines)).toEqual([]);
  });

  test('refuse an answer, a body and an error of another type', () => {
    const lines = signatures.flatMap((signature) => [
      wrong(signature.names.result),
      wrong(signature.names.error),
      ...(signature.body ? [wrong(signature.names.body)] : []),
    ]);
    expect(check(name, lines)).toEqual([]);
  });

  test('give each method of a group the type of its standalone function', () => {
    const lines = signatures.map(
      ({ group, names: { method, property } }) =>
        `export const ${method}: Equal<Bound<typeof api.${method}>, api.${names.client}['${group}']['${property}']> = true;`,
    );
    expect(check(name, [...equality, ...lines])).toEqual([]);
  });
});

/** A line that compiles when nothing but what a type describes is of that type. */
const wrong = (type: string): string => `// @ts-expect-error\nexport const ${type}Wrong: api.${type} = Symbol();`;

const equality = [
  'type Bound<Call> = Call extends (connection: api.Connection, ...args: infer Args) => infer Given ? (...args: Args) => Given : never;',
  'type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;',
];

/** One assignment per example; it compiles when the example is of its type. */
function exampleLines(signature: Signature): string[] {
  const { operation, accept, body, names } = signature;
  const answers = operation.responses.filter(({ status }) => status.startsWith('2')).flatMap(({ content }) => content);
  const accepted = examplesIn(answers.filter(({ type }) => isJson(type) && accept.includes(type)));
  return [
    ...assignments(names.result, payloads(signature, accepted)),
    ...errorLines(signature),
    ...assignments(names.body, body?.form === 'json' ? body.media.examples : []),
  ];
}

/** What a call gives of an answer; nothing of one that says it failed. */
function payloads({ operation: { errorEnvelope } }: Signature, examples: readonly Example[]): Example[] {
  if (!errorEnvelope) return [...examples];
  const good = examples.filter(({ value }) => !errorEnvelope.error.includes(String(at(value, errorEnvelope.status))));
  return good.map((example) => ({ ...example, value: at(example.value, errorEnvelope.data) }));
}

/** The body of the error that is thrown for a status, as it is told by that status. */
function errorLines({ operation, names }: Signature): string[] {
  return operation.responses
    .filter(({ status }) => /^[45]\d\d$/.test(status))
    .flatMap(({ status, content }) => {
      const examples = examplesIn(content.filter(({ type }) => type === 'application/json'));
      const body = `Extract<api.${names.error}, { status: number }>`;
      return examples.map(
        ({ value }, index) =>
          `export const ${names.error}${status}_${index}: BodyOf<${body}, ${status}> = ${literal(value)};`,
      );
    });
}

function examplesIn(content: readonly MediaType[]): Example[] {
  return content.flatMap(({ examples }) => examples);
}

function assignments(type: string, examples: readonly Example[]): string[] {
  return examples.map(({ value }, index) => `export const ${type}${index}: api.${type} = ${literal(value)};`);
}

function at(value: unknown, pointer: string): unknown {
  return keysOf(pointer).reduce((place, key) => (place as Record<string, unknown>)[key], value);
}

const check = (api: string, lines: readonly string[]): string[] =>
  compile(
    `generated/${api}/examples.ts`,
    [
      `import type * as api from './index.ts';`,
      `export type BodyOf<Err, Status> = Err extends api.HttpError<infer Statuses, infer Body> ? (Status extends Statuses ? Body : never) : never;`,
      ...lines,
    ].join('\n'),
  );
