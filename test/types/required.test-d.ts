import { expectTypeOf } from 'vitest';
import type {
  Beside,
  BesideRef,
  Closed,
  Described,
  OneClosed,
  ClosedMember,
  Empty,
  Inside,
  InUnion,
  Map,
  OfParent,
  OneOrOther,
  OtherMember,
  ThroughRefs,
  Twice,
  Undeclared,
} from './generated/required.ts';

// Beside allOf, inside it, through references, in another member than declares it, for the parent, beside a reference.
expectTypeOf<Beside['name']>().toEqualTypeOf<string>();
expectTypeOf<Beside['age']>().toEqualTypeOf<number | undefined>();
expectTypeOf<Inside['name']>().toEqualTypeOf<string>();
expectTypeOf<ThroughRefs['name']>().toEqualTypeOf<string>();
expectTypeOf<OtherMember>().toEqualTypeOf<{ a: string; b?: string }>();
expectTypeOf<OfParent>().toEqualTypeOf<{ a: string }>();
expectTypeOf<BesideRef['age']>().toEqualTypeOf<number>();
expectTypeOf<InUnion['name']>().toEqualTypeOf<string | number>();
expectTypeOf<Undeclared>().toEqualTypeOf<{ anything: unknown }>();
expectTypeOf<Map['total']>().toEqualTypeOf<number>();
expectTypeOf<Twice>().toEqualTypeOf<{ id: string }>();
// @ts-expect-error -- name is required
export const beside: Beside = { age: 1 };
// @ts-expect-error -- name is required
export const inside: Inside = {};
// @ts-expect-error -- name is required, through two references
export const through: ThroughRefs = {};

// No additional properties: none beside those of the members, and no `Record<string, never>` that would forbid those.
export const closed: Closed = { name: 'a', age: 1 };
export const member: ClosedMember = { name: 'a' };
expectTypeOf<keyof ClosedMember>().toEqualTypeOf<'name' | 'age'>();
export const misspelt: Closed = {
  name: 'a',
  // @ts-expect-error -- there is no such property
  agee: 1,
};
export const empty: Empty = {};
export const notEmpty: Empty = {
  // @ts-expect-error -- it has no properties
  a: 1,
};

expectTypeOf<OneClosed>().toEqualTypeOf<Empty>();
expectTypeOf<Described>().toEqualTypeOf<{ id?: string }>();

// One of two.
export const mail: OneOrOther = { mail: 'a@b.c' };
export const phone: OneOrOther = { phone: '1', note: 'mornings' };
// @ts-expect-error -- one of mail and phone is required
export const neither: OneOrOther = { note: 'mornings' };
