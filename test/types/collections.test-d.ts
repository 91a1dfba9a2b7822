import { expectTypeOf } from 'vitest';
import type * as types from './generated/collections.ts';

// Lists of bounded length are plain lists.
expectTypeOf<types.Bounded>().toEqualTypeOf<string[]>();
expectTypeOf<types.Matrix>().toEqualTypeOf<number[][]>();
expectTypeOf<types.Anything>().toEqualTypeOf<unknown[]>();
expectTypeOf<types.Supposed>().toEqualTypeOf<string[]>();
expectTypeOf<types.WrappedItems>().toEqualTypeOf<string[][]>();
expectTypeOf<types.ConstantItems>().toEqualTypeOf<[1, 2][]>();
expectTypeOf<types.Nothing>().toEqualTypeOf<[]>();

// Tuples: all members unless fewer will do, and more where the rest is described.
expectTypeOf<types.Point>().toEqualTypeOf<[number, number]>();
expectTypeOf<types.Points>().toEqualTypeOf<[number, number][]>();
expectTypeOf<types.Optional>().toEqualTypeOf<[string, number?]>();
expectTypeOf<types.WithRest>().toEqualTypeOf<[string, ...number[]]>();
// @ts-expect-error -- a point has two members
export const point: types.Point = [1];

// Maps, with properties of other types beside them: such objects can be written, and read by name.
expectTypeOf<types.Free>().toEqualTypeOf<{ [key: string]: unknown }>();
expectTypeOf<types.Empty>().toEqualTypeOf<{ [key: string]: unknown }>();
expectTypeOf<types.Patterns>().toEqualTypeOf<{ [key: string]: string | number }>();
expectTypeOf<types.FreeToo['id']>().toEqualTypeOf<string>();
export const free: types.FreeToo = { id: 'a', more: [1] };
export const mixed: types.Mixed = { count: 1, when: null, on: true };
expectTypeOf<types.Mixed['count']>().toEqualTypeOf<number>();
export const unfit: types.Mixed = {
  count: 1,
  // @ts-expect-error -- neither what additional properties are nor what a declared one is
  on: [],
};
export const additional: types.AdditionalUnknown = { a: 1, b: 'text' };
export const closed: types.Closed = {};
export const notClosed: types.Closed = {
  // @ts-expect-error -- no properties
  a: 1,
};
declare const mapped: types.Mapped;
expectTypeOf(mapped['a']!['b']!).toEqualTypeOf<types.Mapped>();

// Schemas that say nothing, or that nothing satisfies.
expectTypeOf<types.Unknown>().toBeUnknown();
expectTypeOf<types.True>().toBeUnknown();
expectTypeOf<types.Holder>().toEqualTypeOf<{
  any?: unknown;
  yes?: unknown;
  no?: never;
  never?: never;
  not?: unknown;
}>();

// Values that are no scalars, and numbers of 64 bits, which stay numbers.
expectTypeOf<types.Fixed>().toEqualTypeOf<{ a: 1; b: [true, null] }>();
export const fixedObject: types.FixedObjects = { a: 2, b: {} };
// @ts-expect-error -- no such value
export const notFixed: types.FixedObjects = { a: 3 };
expectTypeOf<types.Big>().toEqualTypeOf<number>();
