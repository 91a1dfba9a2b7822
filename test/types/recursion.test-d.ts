import { expectTypeOf } from 'vitest';
import type * as types from './generated/recursion.ts';

// A schema may hold itself, in lists alone too.
export const json: types.Json = { a: [1, 'text', null, { b: [true] }] };
// @ts-expect-error -- JSON has no functions
export const noJson: types.Json = { a: () => 1 };
export const nest: types.Nest = [[], [[]]];
// @ts-expect-error -- lists of lists all the way down
export const noNest: types.Nest = [[1]];
declare const tree: types.Tree;
expectTypeOf(tree.children[0]!.children[0]!).toEqualTypeOf<types.Tree>();
declare const egg: types.Egg;
expectTypeOf(egg.hatches.lays?.hatches).toEqualTypeOf<types.Chicken | undefined>();
expectTypeOf<types.Alias>().toEqualTypeOf<types.Tree>();
export const tuple: types.Tuple = ['a', ['b', ['c']]];

// One that is itself, or more, is what is left of it.
expectTypeOf<types.Itself>().toBeUnknown();
expectTypeOf<types.OrItself>().toEqualTypeOf<string>();
expectTypeOf<types.Ping>().toEqualTypeOf<string | number>();
expectTypeOf<types.Pong>().toEqualTypeOf<string | number>();
expectTypeOf<types.AndItself>().toEqualTypeOf<{ a?: string }>();

// A base that lists its members, without a discriminator.
export const left: types.Base = { id: '1', left: 'a' };
export const onlyLeft: types.Left = { id: '1', left: 'a' };
// @ts-expect-error -- one of the members
export const neither: types.Base = { id: '1' };
// @ts-expect-error -- the base requires id
export const withoutId: types.Right = { right: 'b' };
