import { expectTypeOf } from 'vitest';
import type { Holder, Thing } from './generated/nullable.ts';

declare const holder: Holder;
expectTypeOf(holder.text).toEqualTypeOf<string | null>();
expectTypeOf(holder.list).toEqualTypeOf<(string | null)[] | null>();
expectTypeOf(holder.reference).toEqualTypeOf<Thing | null>();
expectTypeOf(holder.composed).toEqualTypeOf<Thing | null>();
expectTypeOf(holder.choice).toEqualTypeOf<string | number | null>();
expectTypeOf(holder.listed).toEqualTypeOf<'a' | 'b' | null>();
expectTypeOf(holder.listedWithNull).toEqualTypeOf<'a' | null>();
expectTypeOf(holder.map).toEqualTypeOf<{ [key: string]: number | null } | null>();
expectTypeOf(holder.anything).toBeUnknown();
// @ts-expect-error -- it may be null
export const read = holder.reference.a;
// @ts-expect-error -- null is given, not left out
export const undefinedText: Holder['text'] = undefined;
