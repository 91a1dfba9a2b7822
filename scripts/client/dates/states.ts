import type { OpenApiDocument } from '../../spec/openapi.ts';
import { tokensOf } from '../../spec/pointer.ts';
import { listOf, mapOf } from '../schema-references.ts';
import { textsOf } from '../validators/tags.ts';
import { allows, alternativesOf, type Alternative, type Schema } from './alternatives.ts';

/** All that a description allows at one place of a value, and what may be inside. */
export interface State {
  /** Of the schema that says it all, where that has one. */
  name?: string;
  /** Whether text is a date-time, or may be one. */
  text?: 'date-time' | 'maybe';
  readonly members: Map<string, State>;
  rest?: State;
  first: State[];
  items?: State;
  /** Where a member tells cases apart, they stand in place of members and rest. */
  tag?: { readonly member: string; readonly cases: ReadonlyMap<string, State> };
}

/** Finds the states of values, each set of alternatives once. */
export class States {
  readonly #document: OpenApiDocument;
  readonly #known = new Map<string, State>();
  readonly #ids = new Map<unknown, number>();

  constructor(document: OpenApiDocument) {
    this.#document = document;
  }

  /** The state of values that fit one of some schemas. */
  of(schemas: readonly unknown[]): State {
    return this.#named(this.#stateOf(schemas.flatMap((schema) => alternativesOf([schema], this.#document))), schemas);
  }

  #named(state: State, schemas: readonly unknown[]): State {
    const described = schemas.filter((schema) => schema !== undefined);
    const [ref, ...others] = new Set(described.map((schema) => mapOf(schema)['$ref']));
    if (typeof ref === 'string' && others.length === 0) state.name ??= tokensOf(ref)?.at(-1) ?? '';
    return state;
  }

  #stateOf(alternatives: readonly Alternative[], isCase = false): State {
    const keys = alternatives.map((schemas) => schemas.map((schema) => this.#idOf(schema)).join('&'));
    const key = [String(isCase), ...new Set(keys)].toSorted().join(' ');
    const known = this.#known.get(key);
    if (known) return known;
    const state: State = { members: new Map(), first: [] };
    this.#known.set(key, state);
    const text = textOf(alternatives);
    if (text) state.text = text;
    this.#addItems(
      state,
      alternatives.filter((alternative) => allows(alternative, 'array')),
    );
    const objects = alternatives.filter((alternative) => allows(alternative, 'object'));
    const tag = isCase ? undefined : this.#tagOf(objects);
    if (tag) state.tag = tag;
    else this.#addMembers(state, objects);
    return state;
  }

  /** Schemas are told apart by what they are, and those made here by what they say. */
  #idOf(schema: Schema): number {
    const { properties, ...others } = schema;
    const made = properties && Object.keys(others).length === 0 ? JSON.stringify(properties) : schema;
    const id = this.#ids.get(made) ?? this.#ids.size;
    this.#ids.set(made, id);
    return id;
  }

  #inside(alternatives: readonly Alternative[], find: (schema: Schema) => unknown[]): State {
    const found = alternatives.map((schemas) => schemas.flatMap(find));
    return this.#named(
      this.#stateOf(found.flatMap((schemas) => alternativesOf(schemas, this.#document))),
      found.flat(),
    );
  }

  #addItems(state: State, arrays: readonly Alternative[]): void {
    if (arrays.length === 0) return;
    const count = Math.max(0, ...arrays.flat().map(({ prefixItems }) => listOf(prefixItems).length));
    state.first = Array.from({ length: count }, (_, index) => this.#inside(arrays, (schema) => itemOf(schema, index)));
    state.items = this.#inside(arrays, (schema) => itemOf(schema, count));
  }

  #addMembers(state: State, objects: readonly Alternative[]): void {
    if (objects.length === 0) return;
    const names = new Set(objects.flat().flatMap(({ properties }) => Object.keys(mapOf(properties))));
    for (const name of names)
      state.members.set(
        name,
        this.#inside(objects, (schema) => memberOf(schema, name)),
      );
    // A pattern may be that of any name that is not described.
    const patterned = objects.flat().flatMap(({ patternProperties }) => Object.values(mapOf(patternProperties)));
    const others = objects.flatMap((schemas) => {
      return alternativesOf(
        schemas.flatMap(({ additionalProperties }) => [additionalProperties]),
        this.#document,
      );
    });
    state.rest = this.#stateOf([...others, ...patterned.flatMap((schema) => alternativesOf([schema], this.#document))]);
  }

  /** The first member that has a text of its own in every case. */
  #tagOf(objects: readonly Alternative[]): State['tag'] {
    const [first = []] = objects;
    if (objects.length < 2) return undefined;
    for (const member of new Set(first.flatMap(({ properties }) => Object.keys(mapOf(properties))))) {
      const tags = objects.map((schemas) => this.#tagsOf(schemas, member));
      const groups = new Map(tags.flat().map((tag) => [tag, objects.filter((_, index) => tags[index]!.includes(tag))]));
      if (
        tags.some(({ length }) => length === 0) ||
        ![...groups.values()].some(({ length }) => length < objects.length)
      ) {
        continue;
      }
      return { member, cases: new Map([...groups].map(([tag, group]) => [tag, this.#stateOf(group, true)])) };
    }
    return undefined;
  }

  #tagsOf(schemas: Alternative, member: string): readonly string[] {
    const listed = schemas
      .flatMap((schema) => alternativesOf([mapOf(schema['properties'])[member]], this.#document))
      .map((alternative) => alternative.map(textsOf).filter(({ length }) => length > 0));
    const sets = listed.flat();
    return sets.length === 0 ? [] : sets.reduce((known, set) => known.filter((text) => set.includes(text)));
  }
}

function itemOf({ prefixItems, items }: Schema, index: number): unknown[] {
  return [listOf(prefixItems)[index] ?? items];
}

function memberOf(schema: Schema, name: string): unknown[] {
  const properties = mapOf(schema['properties']);
  return [Object.hasOwn(properties, name) ? properties[name] : schema['additionalProperties']];
}

/** Text is a date-time for sure where every alternative that allows text says so. */
function textOf(alternatives: readonly Alternative[]): State['text'] {
  const texts = alternatives.filter((alternative) => allows(alternative, 'string'));
  const dates = texts.filter((alternative) => alternative.some(({ format }) => format === 'date-time'));
  if (dates.length === 0) return undefined;
  return dates.length === texts.length ? 'date-time' : 'maybe';
}
