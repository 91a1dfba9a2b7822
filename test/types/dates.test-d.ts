import { expectTypeOf } from 'vitest';
import type { Event, paths } from './generated/dates.ts';

// Dates are texts unless a consumer asks for more.
declare const event: Event;
expectTypeOf(event.at).toEqualTypeOf<string>();
expectTypeOf(event.day).toEqualTypeOf<string>();
expectTypeOf(event.ended).toEqualTypeOf<string | null>();
expectTypeOf(event.open).toEqualTypeOf<'never' | (string & {}) | undefined>();
type Query = NonNullable<paths['/events']['post']['parameters']['query']>;
expectTypeOf<Query['since']>().toEqualTypeOf<string | undefined>();
// @ts-expect-error -- no Date objects without `dates: 'Date'`
export const at: Event['at'] = new Date();
