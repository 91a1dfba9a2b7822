import type { Operation } from '../model/model.ts';
import type { OpenApiDocument } from '../spec/openapi.ts';
import { answersOf } from './answers.ts';
import { objectLiteral } from './code.ts';
import { commentLine } from './comment.ts';
import type { ApiNames } from './names.ts';
import { NameBook } from './names.ts';
import type { Signature } from './signature.ts';
import { CheckBook } from './validators/book.ts';
import { checkOf } from './validators/steps.ts';
import { helperFiles } from './validators/keywords.ts';
import { stepsOf, type Place } from './validators/schema.ts';
import { namesUsed } from './validators/used.ts';

/**
 * Source text of the validators of one API: a function for each operation that answers JSON, those of the schemas they
 * share, and all the operations' by their ids.
 *
 * They hold answers to the description as it stands, so members that are `writeOnly` may be missing.
 */
export function emitValidators(signatures: readonly Signature[], _names: ApiNames, document: OpenApiDocument): string {
  const exported = new NameBook(['validators', 'validating', 'value', 'run']);
  const named = signatures.map(({ operation, names }) => ({ operation, name: exported.take(names.method) }));
  const book = new CheckBook(document, ['validators', 'validating', 'value', 'run', ...named.map(({ name }) => name)]);
  const written = named.flatMap(({ operation, name }) => {
    const source = validatorOf(operation, book);
    return source === undefined ? [] : [{ id: operation.id, name, source }];
  });
  const { shared, used } = reach(written, book);
  return [
    `import { validating } from '../runtime/validating.ts';`,
    importsOf(book, used, shared.length > 0),
    ...written.map(
      ({ id, name, source }) =>
        `/** Holds an answer of \`${commentLine(id)}\` to its description. */\nexport const ${name}: Validator = ${source};`,
    ),
    `/** All of them, by operation, and what the option \`validators\` of a client takes. */\nexport const validators = /* @__PURE__ */ validating(${objectLiteral(written.map(({ id, name }) => [id, name]))});`,
    ...shared.map(({ title, source }) => `/** The schema ${commentLine(title)}. */\n${source}`),
  ].join('\n\n');
}

/** The functions of schemas that are called in the end, as some cases turn out to need no check; and all names used. */
function reach(
  callers: readonly { source: string }[],
  book: CheckBook,
): { shared: readonly { title: string; source: string }[]; used: ReadonlySet<string> } {
  const all = new Map(
    book.shared.map(({ name, title, body }) => {
      return [name, { title, source: `function ${name}(value: unknown, run: Run): void {\n${body}\n}` }];
    }),
  );
  const used = new Set<string>();
  const follow = (source: string): void => {
    for (const name of namesUsed(source)) {
      const next = used.has(name) ? undefined : all.get(name);
      used.add(name);
      if (next) follow(next.source);
    }
  };
  for (const { source } of callers) follow(source);
  return { shared: [...all].filter(([name]) => used.has(name)).map(([, check]) => check), used };
}

function importsOf(book: CheckBook, used: ReadonlySet<string>, hasShared: boolean): string {
  const types = [...(hasShared ? ['Run'] : []), 'Validator'].map((name) => ({
    file: 'validation.ts',
    text: `type ${name}`,
  }));
  const helpers = [...book.helpers]
    .filter(([, name]) => used.has(name))
    .map(([helper, name]) => ({
      file: helperFiles.get(helper) ?? 'validation.ts',
      text: helper === name ? helper : `${helper} as ${name}`,
    }))
    .toSorted((a, b) => Number(a.text > b.text) - Number(a.text < b.text));
  return [...Map.groupBy([...helpers, ...types], ({ file }) => file)]
    .toSorted(([a], [b]) => Number(a > b) - Number(a < b))
    .map(([file, names]) => `import { ${names.map(({ text }) => text).join(', ')} } from '../runtime/${file}';`)
    .join('\n');
}

function validatorOf(operation: Operation, book: CheckBook): string | undefined {
  const { schemas, mayBeEmpty } = answersOf(operation);
  if (schemas.length === 0) return undefined;
  const place: Place = { book, active: [], hidden: new Set() };
  const check = checkOf(stepsOf(schemas.length === 1 ? schemas[0] : { anyOf: schemas }, place));
  if (check === undefined) return '() => []';
  const whole = `${book.helper('validate')}(value, ${check})`;
  return `(value) => ${mayBeEmpty ? `value === undefined ? [] : ${whole}` : whole}`;
}
