import { isRecord } from '../../spec/record.ts';
import { takeApart } from '../../xml/layers.ts';
import { isWrapped, itemName, memberName, outermost, rootName, scopeInside } from '../../xml/names.ts';
import type { ElementName, Scope } from '../../xml/names.ts';
import { namespaces } from '../../xml/namespaces.ts';
import { ShapeBook } from '../../xml/shape-book.ts';
import type { Member, Shape } from '../../xml/shape.ts';
import type { ResolveReference, SchemaPlace } from '../../xml/types.ts';
import { literal, objectLiteral, toIdentifier } from '../code.ts';
import type { NameBook } from '../names.ts';

type Members = [key: string, source: string | undefined][];

/** Keywords of a schema that only wraps others. */
const wrapping = new Set([
  '$ref',
  'allOf',
  'oneOf',
  'anyOf',
  'nullable',
  'title',
  'description',
  'examples',
  'example',
]);

/** Writes schemas as the data that the runtime reads XML by. Schemas met again, in the same scope, share a constant. */
export class XmlShapeWriter {
  /** Declarations, each after what it needs. */
  readonly shared: string[] = [];
  /** Functions of the runtime that the data names. */
  readonly readers = new Set<string>();
  readonly #book: ShapeBook;
  readonly #names: NameBook;
  readonly #ids = new Map<unknown, number>();
  readonly #constants = new Map<string, { readonly name: string; isWritten: boolean }>();

  constructor(resolve: ResolveReference, names: NameBook) {
    this.#book = new ShapeBook(resolve);
    this.#names = names;
  }

  /** The members of a document's shape; `undefined` where it is plain text or bytes. */
  writeRoot(schema: unknown): Members | undefined {
    const place = { schema };
    const shape = this.#book.shapeOf(place);
    if (shape.kind === 'scalar' && shape.xml.name === undefined) return undefined;
    const isNamed = shape.xml.name !== undefined || shape.name !== undefined;
    const name = rootName(shape, '');
    return [
      ['shape', this.#write(place, scopeInside(shape, name, outermost))],
      ['root', isNamed ? literal(name.name) : undefined],
    ];
  }

  /** @param above choices that the same element is being read by already */
  #write(place: SchemaPlace, scope: Scope, above: readonly string[] = []): string {
    const shape = this.#book.shapeOf(place);
    if (shape.kind === 'scalar') return textOf(shape);
    if (shape.kind === 'any') return literal('any');
    if (shape.kind === 'dateTimeOffset')
      return this.#ownReader('dateTimeOffset', [['nullable', shape.nullable ? 'true' : undefined]]);
    const { key, isReferenced } = this.#identify(place, shape, scope);
    const known = this.#constants.get(key);
    if (known) return known.isWritten ? known.name : `() => ${known.name}`;
    const inside = shape.kind === 'choice' ? [...above, key] : [];
    if (!isReferenced) return this.#shapeOf(shape, scope, inside);
    const constant = { name: this.#names.take(toIdentifier(shape.name ?? 'shape')), isWritten: false };
    this.#constants.set(key, constant);
    this.shared.push(`const ${constant.name}: XmlShape = ${this.#shapeOf(shape, scope, inside)};`);
    constant.isWritten = true;
    return constant.name;
  }

  /** What the content of an element depends on: the schemas that say something of it, and what it inherits. */
  #identify(place: SchemaPlace, { kind }: Shape, scope: Scope): { key: string; isReferenced: boolean } {
    const { layers, cases } = takeApart(place, this.#book.resolve);
    const saying = layers.filter(({ schema }) => Object.keys(schema).some((word) => !wrapping.has(word)));
    const ids = [...saying, ...cases].map(({ schema }) => {
      const id = this.#ids.get(schema) ?? this.#ids.size;
      this.#ids.set(schema, id);
      return id;
    });
    return {
      key: JSON.stringify([kind, ids, scope.namespace, scope.contract]),
      isReferenced: layers.some(({ referenced }) => referenced),
    };
  }

  #shapeOf(shape: Shape, scope: Scope, above: readonly string[]): string {
    switch (shape.kind) {
      case 'array':
        return this.#listOf(shape, scope);
      case 'choice':
        return this.#choiceOf(shape, scope, above);
      case 'dictionary':
        return this.#dictionaryOf(shape);
      default:
        return this.#objectOf(shape, scope);
    }
  }

  #listOf(shape: Shape, scope: Scope): string {
    const item = this.#book.innerOf(shape);
    const name = itemName(item, '', scope, this.#book.inner);
    return objectLiteral([
      ['items', this.#write(shape.items, scopeInside(item, name, scope))],
      ['item', name.name === '' ? undefined : literal(name.name)],
    ]);
  }

  #objectOf(shape: Shape, scope: Scope): string {
    const members = [...shape.members.values()].map((member) => this.#memberOf(member, shape, scope));
    const isAlone = ({ name, isAttribute }: MemberSource): boolean =>
      members.filter((other) => other.isAttribute === isAttribute && other.name.name === name.name).length === 1;
    const rest = shape.extra && this.#book.shapeOf(shape.extra);
    const restName = { name: '', namespace: scope.namespace };
    return objectLiteral([
      ['members', objectLiteral(members.map((member) => [member.key, sourceOf(member, isAlone(member))]))],
      ['rest', rest && shape.extra && this.#write(shape.extra, scopeInside(rest, restName, scope))],
    ]);
  }

  #memberOf(member: Member, { required }: Shape, scope: Scope): MemberSource {
    const shape = this.#book.shapeOf(member.place);
    const name = memberName(member, shape, scope);
    const { key } = member;
    if (shape.xml.attribute === true) return { key, name, isAttribute: true, as: 'attribute', of: textOf(shape) };
    if (shape.kind !== 'array' || isWrapped(shape, scope)) {
      return {
        key,
        name,
        isAttribute: false,
        as: undefined,
        of: this.#write(member.place, scopeInside(shape, name, scope)),
      };
    }
    const inherited = { namespace: name.namespace, contract: scope.contract };
    const item = this.#book.innerOf(shape);
    const itemElement = itemName(item, key, inherited, this.#book.inner);
    const of = this.#write(shape.items, scopeInside(item, itemElement, scope));
    return { key, name: itemElement, isAttribute: false, as: required.has(key) ? 'list' : 'items', of };
  }

  #dictionaryOf(shape: Shape): string {
    const value = { name: 'Value', namespace: namespaces.arrays };
    const inside = (place: SchemaPlace): string => {
      const scope = { namespace: namespaces.arrays, contract: true };
      return this.#write(place, scopeInside(this.#book.shapeOf(place), value, scope));
    };
    const known = [...shape.members.values()].map(({ key, place }) => [key, inside(place)] as const);
    return this.#ownReader('dictionary', [
      ['of', shape.extra && inside(shape.extra)],
      ['known', known.length > 0 ? objectLiteral(known) : undefined],
    ]);
  }

  #choiceOf({ cases }: Shape, scope: Scope, above: readonly string[]): string {
    const sources = cases.flatMap((place) => {
      const shape = this.#book.shapeOf(place);
      const inner = scopeInside(shape, { name: '', namespace: shape.typeXml.namespace ?? scope.namespace }, scope);
      if (shape.kind === 'choice' && above.includes(this.#identify(place, shape, inner).key)) return [];
      const values = valuesOf(place.schema);
      return objectLiteral([
        ['shape', this.#write(place, inner, above)],
        ['required', shape.required.size > 0 ? literal([...shape.required]) : undefined],
        ['values', values && literal(values)],
        ['nullable', shape.nullable ? 'true' : undefined],
      ]);
    });
    return `{ cases: [${sources.join(', ')}] }`;
  }

  #ownReader(name: string, members: Members): string {
    this.readers.add(name);
    return objectLiteral([['read', name], ...members]);
  }
}

/** A member of an object, its shape as source text. */
interface MemberSource {
  readonly key: string;
  readonly name: ElementName;
  readonly isAttribute: boolean;
  readonly as: 'attribute' | 'items' | 'list' | undefined;
  readonly of: string;
}

function sourceOf({ key, name, as, of }: MemberSource, isAlone: boolean): string {
  if (name.name === key && !as && isAlone) return of;
  return objectLiteral([
    ['of', of],
    ['name', name.name === key ? undefined : literal(name.name)],
    ['namespace', isAlone || name.namespace === undefined ? undefined : literal(name.namespace)],
    ['as', as && literal(as)],
  ]);
}

/** The types of a text, `null` being that of an empty one. */
function textOf({ scalars, nullable }: Shape): string {
  return literal([...(scalars.length > 0 ? scalars : ['string']), ...(nullable ? ['null'] : [])].join(' '));
}

/** The scalars that `enum` or `const` allow. */
function valuesOf(schema: unknown): unknown[] | undefined {
  if (!isRecord(schema)) return undefined;
  if (Array.isArray(schema['enum'])) return schema['enum'];
  return Object.hasOwn(schema, 'const') ? [schema['const']] : undefined;
}
