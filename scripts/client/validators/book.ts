import type { OpenApiDocument } from '../../spec/openapi.ts';
import { tokensOf } from '../../spec/pointer.ts';
import { isRecord } from '../../spec/record.ts';
import { toTypeName } from '../code.ts';
import { NameBook } from '../names.ts';
import { listOf, mapOf, schemaAt } from '../schema-references.ts';
import { statementsOf, type Step } from './steps.ts';

/** A shared function that checks values by one schema. */
export interface SharedCheck {
  readonly name: string;
  /** Of the schema, for people. */
  readonly title: string;
  /** Statements; `undefined` while they are being written. */
  body: string | undefined;
}

/** What the checks of one API share: the description, the functions written so far, and the helpers they use. */
export class CheckBook {
  readonly document: OpenApiDocument;
  readonly #names: NameBook;
  readonly #helpers = new Map<string, string>();
  readonly #shared = new Map<string, SharedCheck>();
  readonly #reached = new Map<string, ReadonlySet<string>>();

  /** @param taken names that the module declares for others to see */
  constructor(document: OpenApiDocument, taken: readonly string[]) {
    this.document = document;
    this.#names = new NameBook(taken);
  }

  /** The name by which a helper of the runtime is called. */
  helper(name: string): string {
    const known = this.#helpers.get(name) ?? this.#names.take(name);
    this.#helpers.set(name, known);
    return known;
  }

  /** Names of the helpers used, by their names in the runtime. */
  get helpers(): ReadonlyMap<string, string> {
    return this.#helpers;
  }

  /** The functions that check something. */
  get shared(): readonly SharedCheck[] {
    return [...this.#shared.values()].filter(({ body }) => body !== '');
  }

  /** Name of the function for a schema, written now if it is new; `undefined` for one that checks nothing. */
  share(key: string, ref: string, write: () => readonly Step[]): string | undefined {
    const known = this.#shared.get(key);
    if (known) return known.body === '' ? undefined : known.name;
    const title = tokensOf(ref)?.at(-1) ?? '';
    const check: SharedCheck = { name: this.#names.take(`check${toTypeName(title)}`), title, body: undefined };
    this.#shared.set(key, check);
    check.body = statementsOf(write());
    return check.body === '' ? undefined : check.name;
  }

  /** References met on the way from one, without going down into the value. */
  reachedInPlace(ref: string): ReadonlySet<string> {
    const known = this.#reached.get(ref);
    if (known) return known;
    const reached = new Set<string>();
    const visit = (schema: unknown): void => {
      for (const next of referencesInPlace(schema)) {
        if (reached.has(next)) continue;
        reached.add(next);
        visit(schemaAt(this.document, next));
      }
    };
    visit(schemaAt(this.document, ref));
    this.#reached.set(ref, reached);
    return reached;
  }
}

function referencesInPlace(schema: unknown): string[] {
  if (!isRecord(schema)) return [];
  const own = typeof schema['$ref'] === 'string' ? [schema['$ref']] : [];
  return [...own, ...schemasInPlace(schema).flatMap(referencesInPlace)];
}

/** The schemas inside a schema that are about the very same value. */
function schemasInPlace(schema: Readonly<Record<string, unknown>>): unknown[] {
  const { allOf, anyOf, oneOf, dependentSchemas } = schema;
  const listed = [allOf, anyOf, oneOf].flatMap(listOf);
  return [
    ...listed,
    ...Object.values(mapOf(dependentSchemas)),
    schema['not'],
    schema['if'],
    schema['then'],
    schema['else'],
  ];
}
