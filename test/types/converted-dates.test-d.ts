import { expectTypeOf } from 'vitest';
import type { Date as DateSchema, Event, Moment, paths } from './generated/converted-dates.ts';

// Times are Date objects in what is sent and in what is answered. Days have no time and stay texts.
declare const event: Event;
expectTypeOf(event.at).toEqualTypeOf<Date>();
expectTypeOf(event.day).toEqualTypeOf<string>();
expectTypeOf(event.times).toEqualTypeOf<Date[]>();
expectTypeOf(event.ended).toEqualTypeOf<Date | null>();
expectTypeOf(event.byName?.['a']).toEqualTypeOf<Date | undefined>();
expectTypeOf(event.open).toEqualTypeOf<'never' | Date | undefined>();
expectTypeOf(event.fixed).toEqualTypeOf<'2020-01-01T00:00:00Z' | undefined>();
expectTypeOf<Moment>().toEqualTypeOf<Date>();
type Query = NonNullable<paths['/events']['post']['parameters']['query']>;
expectTypeOf<Query['since']>().toEqualTypeOf<Date | undefined>();
type Body = paths['/events']['post']['requestBody']['content']['application/json'];
expectTypeOf<Body>().toEqualTypeOf<Event>();
// @ts-expect-error -- a text would come back as a Date
export const at: Event['at'] = '2020-01-01T00:00:00Z';

// A schema called Date is another type.
expectTypeOf<DateSchema>().toEqualTypeOf<{ day?: number }>();
