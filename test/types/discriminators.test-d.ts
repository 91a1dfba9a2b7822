import { expectTypeOf } from 'vitest';
import type {
  Anything,
  Cat,
  Dog,
  Event,
  Fish,
  Nested,
  Other,
  Pet,
  Shape,
  Switch,
  Told,
  Version,
} from './generated/discriminators.ts';

/** Compiles where nothing is left. */
declare function nothing(value: never): never;

// By mapping, by a mapping that names the schema, by several values for one, and by name where no mapping tells.
expectTypeOf<Pet['kind']>().toEqualTypeOf<'cat' | 'dog' | 'hound' | 'Fish'>();
export function tellPet(pet: Pet): unknown {
  switch (pet.kind) {
    case 'cat':
      expectTypeOf(pet.lives).toEqualTypeOf<number | undefined>();
      return pet;
    case 'dog':
    case 'hound':
      expectTypeOf(pet.barks).toEqualTypeOf<boolean | undefined>();
      return pet;
    case 'Fish':
      expectTypeOf(pet).toEqualTypeOf<Fish>();
      return pet.fins;
    // @ts-expect-error -- the name of the schema is no value where a mapping tells another
    case 'Cat':
      return pet;
    default:
      return nothing(pet);
  }
}
export function forgetful(pet: Pet): unknown {
  switch (pet.kind) {
    case 'cat':
    case 'Fish':
      return pet;
    default:
      // @ts-expect-error -- a dog is left
      return nothing(pet);
  }
}
export const cat: Pet = { kind: 'cat', lives: 9 };
// @ts-expect-error -- the property is required, though the member's schema leaves it open
export const unkind: Cat = { lives: 9 };
// @ts-expect-error -- members of another kind
export const confused: Pet = { kind: 'cat', barks: true };

// What the member's own const or enum says wins over its name.
expectTypeOf<Shape['type']>().toEqualTypeOf<'round' | 'square' | 'quad'>();
export const area = (shape: Shape): number => (shape.type === 'round' ? shape.radius : shape.side);

// A property that all members share lists the values of all of them; each keeps its own.
export function tellEvent(event: Event): string {
  if (event.event === 'opened') return event.by;
  expectTypeOf(event.event).toEqualTypeOf<'closed' | 'moved'>();
  return event.reason;
}

// Keys of a mapping are texts, and values may be numbers.
export const tellVersion = (version: Version): string => (version.version === 1 ? version.a : version.b);

export const tellSwitch = (each: Switch): unknown => (each.on ? each.volts : each.since);

// A member that is a union keeps the constants that tell its own members apart.
expectTypeOf<Told['type']>().toEqualTypeOf<'round' | 'disc' | 'line'>();
export const tellTold = (told: Told): unknown =>
  told.type === 'disc' ? told.filled : told.type === 'line' && told.length;

// The same members by other values.
expectTypeOf<Other['kind']>().toEqualTypeOf<'feline' | 'canine'>();
export function tellOther(other: Other): unknown {
  switch (other.kind) {
    case 'feline':
      return other.lives;
    case 'canine':
      return other.barks;
    default:
      return nothing(other);
  }
}
expectTypeOf<Dog['kind']>().toEqualTypeOf<'dog' | 'hound' | 'canine'>();

// A union in a union.
export function tellNested(nested: Nested): unknown {
  switch (nested.kind) {
    case 'plant':
      return nested.leaves;
    case 'cat':
      return nested.lives;
    case 'dog':
    case 'hound':
      return nested.barks;
    case 'Fish':
      return nested.fins;
    default:
      return nothing(nested);
  }
}

// In a property that may be null, and in the items of a list, with a member without a name.
export function tellAnything({ pet, list }: Anything): unknown {
  if (pet?.kind === 'Fish') return pet.fins;
  return list.map((item) => (item.kind === 'plant' ? item.leaves : item.hard));
}

// Nothing is never.
expectTypeOf<Pet>().not.toBeNever();
expectTypeOf<Nested>().not.toBeNever();
expectTypeOf<Extract<Nested, { kind: 'cat' }>>().not.toBeNever();
