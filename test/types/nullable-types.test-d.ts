import { expectTypeOf } from 'vitest';
import type { Holder, Thing } from './generated/nullable-types.ts';

declare const holder: Holder;
expectTypeOf(holder.text).toEqualTypeOf<string | null>();
expectTypeOf(holder.two).toEqualTypeOf<string | number>();
expectTypeOf(holder.reference).toEqualTypeOf<Thing | null>();
expectTypeOf(holder.listed).toEqualTypeOf<'a' | null>();
expectTypeOf(holder.onlyNull).toBeNull();
expectTypeOf(holder.object).toEqualTypeOf<{ b: string } | null>();
expectTypeOf(holder.composed).toEqualTypeOf<Thing | null>();
expectTypeOf(holder.inherited).toEqualTypeOf<Thing | string | null>();
expectTypeOf(holder.onlyOne).toEqualTypeOf<{ a?: string; b?: string } | undefined>();
expectTypeOf(holder.choice).toEqualTypeOf<'x' | 'y' | null>();
// @ts-expect-error -- it may be null
export const read = holder.object.b;
