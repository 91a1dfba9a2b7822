import { expectTypeOf } from 'vitest';
import type * as types from './generated/unions.ts';

// What stands beside a union holds for all of its members.
export const beside: types.Beside = { id: '1', a: 'text' };
export const besideToo: types.Beside = { id: '1', b: 2 };
// @ts-expect-error -- id stands beside the union
export const withoutId: types.Beside = { a: 'text' };
// @ts-expect-error -- one of the members
export const withoutMember: types.Beside = { id: '1' };
expectTypeOf<types.Both['a']>().toEqualTypeOf<1 | 2>();
expectTypeOf<types.Both['id']>().toEqualTypeOf<string>();

expectTypeOf<types.Scalars>().toEqualTypeOf<string | number | boolean>();
expectTypeOf<types.Mixed>().toEqualTypeOf<string | { a?: string } | string[]>();
expectTypeOf<types.Refined>().toEqualTypeOf<'a' | 'b'>();
expectTypeOf<types.Numbers>().toEqualTypeOf<number>();
expectTypeOf<types.Partly>().toEqualTypeOf<'a'>();
expectTypeOf<types.False>().toEqualTypeOf<false>();
expectTypeOf<types.Formats>().toEqualTypeOf<string>();
expectTypeOf<types.WithTrue>().toBeUnknown();
expectTypeOf<types.WithFalse>().toEqualTypeOf<string>();
expectTypeOf<types.AllFalse>().toBeNever();
expectTypeOf<types.AllTrue>().toEqualTypeOf<string>();
