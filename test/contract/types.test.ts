import { describe, expect, test } from 'vitest';
import { literal } from '../../scripts/client/code.ts';
import { listSignatures, type Signature } from '../../scripts/client/signature.ts';
import type { Example } from '../../scripts/model/model.ts';
import { readApis } from '../support/apis.ts';
import { compile } from '../support/compile.ts';

describe.each(await readApis())('the generated types of $model.name', ({ model }) => {
  const signatures = listSignatures(model);

  test('accept every JSON example of an answer and of a body', () => {
    const lines = signatures.flatMap(exampleLines);
    expect(lines.length).toBeGreaterThan(signatures.length);
    expect(check(model.name, lines)).toEqual([]);
  });

  test('refuse an answer of another type', () => {
    const lines = signatures
      .filter(({ accept }) => accept.includes('application/json'))
      .map(
        ({ typeNames }) =>
          `// @ts-expect-error\nexport const ${typeNames.result}Wrong: api.${typeNames.result} = Symbol();`,
      );
    expect(check(model.name, lines)).toEqual([]);
  });
});

/** One assignment per example; it compiles when the example is of its type. */
function exampleLines({ operation, accept, body, typeNames }: Signature): string[] {
  const answers = operation.responses
    .filter(({ status, content }) => status.startsWith('2') && content.some(({ type }) => isJson(type)))
    .flatMap(({ content }) => content.filter(({ type }) => accept.includes(type)).flatMap(({ examples }) => examples));
  const bodies = body && isJson(body.media.type) ? body.media.examples : [];
  return [...assignments(typeNames.result, answers), ...assignments(typeNames.body, bodies)];
}

function assignments(type: string, examples: readonly Example[]): string[] {
  return examples.map(({ value }, index) => `export const ${type}${index}: api.${type} = ${literal(value)};`);
}

const isJson = (mediaType: string): boolean => mediaType.endsWith('json');

const check = (api: string, lines: readonly string[]): string[] =>
  compile(`generated/${api}/examples.ts`, [`import type * as api from './index.ts';`, ...lines].join('\n'));
