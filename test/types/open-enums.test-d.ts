import { expectTypeOf } from 'vitest';
import type {
  ByAnyOf,
  ByOneOf,
  ByReference,
  Closed,
  Constants,
  Extensible,
  ExtensibleFlag,
  List,
  Never,
  Nullable,
  NullableExtensible,
  Numbers,
  paths,
  Typed,
} from './generated/open-enums.ts';

/** Texts, and `on` and `off` among them for completion. */
type OnOrOff = 'on' | 'off' | (string & {});

// Every way to say that a list of values is open. A plain `string` would have lost the known ones.
expectTypeOf<ByAnyOf>().toEqualTypeOf<OnOrOff>();
expectTypeOf<ByOneOf>().toEqualTypeOf<OnOrOff>();
expectTypeOf<ByReference>().toEqualTypeOf<OnOrOff>();
expectTypeOf<Typed>().toEqualTypeOf<OnOrOff>();
expectTypeOf<Extensible>().toEqualTypeOf<OnOrOff>();
expectTypeOf<ExtensibleFlag>().toEqualTypeOf<OnOrOff>();
expectTypeOf<Nullable>().toEqualTypeOf<OnOrOff | null>();
expectTypeOf<NullableExtensible>().toEqualTypeOf<OnOrOff | null>();
expectTypeOf<List>().items.toEqualTypeOf<OnOrOff>();
expectTypeOf<Never>().toEqualTypeOf<'never' | (string & {})>();
expectTypeOf<Numbers>().toEqualTypeOf<1 | 2 | (number & {})>();
type Query = NonNullable<paths['/things']['get']['parameters']['query']>;
expectTypeOf<Query['sort']>().toEqualTypeOf<'up' | 'down' | (string & {}) | undefined>();

// The known values are told from the type, which is what completion does.
type Known<Value extends string> = Value extends unknown ? (string extends Value ? never : Value) : never;
expectTypeOf<Extract<Known<Extensible>, 'on'>>().toEqualTypeOf<'on'>();

// Unknown ones are accepted, and are texts.
export const known: Extensible = 'on';
export const unknownOne: Extensible = 'standby';
export const length = (value: Extensible): number => (value === 'on' ? 2 : value.length);
// @ts-expect-error -- a number is no text
export const number: Extensible = 1;
export const seven: Numbers = 7;

// A closed list stays closed.
expectTypeOf<Closed>().toEqualTypeOf<'on' | 'off'>();
expectTypeOf<Constants>().toEqualTypeOf<'a' | 'b'>();
// @ts-expect-error -- not in the list
export const closed: Closed = 'standby';
