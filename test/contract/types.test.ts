import { describe, expect, test } from 'vitest';
import { literal } from '../../scripts/client/code.ts';
import { nameApi } from '../../scripts/client/names.ts';
import { listSignatures, type Signature } from '../../scripts/client/signature.ts';
import { isJson } from '../../scripts/spec/media-type.ts';
import type { Example } from '../../scripts/model/model.ts';
import { readApis } from '../support/apis.ts';
import { compile } from '../support/compile.ts';

describe.each(await readApis())('the generated types of $model.name', ({ model }) => {
  const signatures = listSignatures(model, nameApi(model));

  test('accept every JSON example of an answer and of a body', () => {
    const lines = signatures.flatMap(exampleLines);
    expect(lines.length).toBeGreaterThan(signatures.length);
    expect(check(model.name, lines)).toEqual([]);
  });

  test('refuse an answer of another type', () => {
    const lines = signatures
      .filter(({ accept }) => accept.includes('application/json'))
      .map(({ names }) => `// @ts-expect-error\nexport const ${names.result}Wrong: api.${names.result} = Symbol();`);
    expect(check(model.name, lines)).toEqual([]);
  });
});

/** One assignment per example; it compiles when the example is of its type. */
function exampleLines({ operation, accept, body, names }: Signature): string[] {
  const answers = operation.responses
    .filter(({ status, content }) => status.startsWith('2') && content.some(({ type }) => isJson(type)))
    .flatMap(({ content }) => content.filter(({ type }) => accept.includes(type)).flatMap(({ examples }) => examples));
  const bodies = body?.form === 'json' ? body.media.examples : [];
  return [...assignments(names.result, answers), ...assignments(names.body, bodies)];
}

function assignments(type: string, examples: readonly Example[]): string[] {
  return examples.map(({ value }, index) => `export const ${type}${index}: api.${type} = ${literal(value)};`);
}

const check = (api: string, lines: readonly string[]): string[] =>
  compile(`generated/${api}/examples.ts`, [`import type * as api from './index.ts';`, ...lines].join('\n'));
