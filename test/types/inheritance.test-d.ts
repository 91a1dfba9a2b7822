import { expectTypeOf } from 'vitest';
import type {
  Animals,
  Bicycle,
  Car,
  Dog,
  Message,
  MessageBase,
  Node,
  Poodle,
  Signal,
  Tram,
  Van,
  Vehicle,
  VehicleBase,
} from './generated/inheritance.ts';

/** Compiles where nothing is left. */
declare function nothing(value: never): never;

// A base is the union of what is built on it, on several levels; what they share has a name of its own.
expectTypeOf<Vehicle['sort']>().toEqualTypeOf<'car' | 'van' | 'Bicycle' | 'streetcar'>();
export function tellVehicle(vehicle: Vehicle): unknown {
  expectTypeOf(vehicle.wheels).toEqualTypeOf<number>();
  switch (vehicle.sort) {
    case 'car':
      return vehicle.doors;
    case 'van':
      expectTypeOf(vehicle.load).toEqualTypeOf<number | undefined>();
      return vehicle.doors;
    case 'Bicycle':
      return vehicle.bell;
    case 'streetcar':
      return vehicle.line;
    // @ts-expect-error -- no mapping says that the base is one of its kinds
    case 'Vehicle':
      return vehicle;
    default:
      return nothing(vehicle);
  }
}
expectTypeOf<Bicycle['sort']>().toEqualTypeOf<'Bicycle'>();
expectTypeOf<Tram['sort']>().toEqualTypeOf<'streetcar'>();
expectTypeOf<VehicleBase['sort']>().toEqualTypeOf<string | undefined>();
export const van: Van = { sort: 'van', wheels: 4, doors: 2 };
export const alsoCar: Car = van;
// @ts-expect-error -- what is built on a schema is told from it
export const noVan: Van = { sort: 'car', wheels: 4, doors: 2 };

// A base that a mapping names is a member too.
export function tellMessage(message: Message): unknown {
  switch (message.type) {
    case 'plain':
      // @ts-expect-error -- a plain message has no subject
      return message.subject;
    case 'mail':
      return message.subject;
    default:
      return nothing(message);
  }
}
export const shared: MessageBase = { type: 'anything' };

expectTypeOf<Signal['level']>().toEqualTypeOf<'red' | 'amber'>();
export const stopLine = (signal: Signal): string => (signal.level === 'red' ? signal.line : 'none');

// A base that lists its members leads back to itself.
export function depth(node: Node): number {
  return node.op === 'not' ? depth(node.node) : node.nodes.length;
}

// Two properties, one for each level.
declare const dog: Dog;
expectTypeOf(dog.class).toEqualTypeOf<'dog'>();
expectTypeOf(dog.breed).toEqualTypeOf<'poodle' | 'beagle'>();
export const groom = (each: Dog): number => (each.breed === 'poodle' ? each.curls : each.ears);
expectTypeOf<Poodle['curls']>().toEqualTypeOf<number>();
declare const animals: Animals;
expectTypeOf(animals.animals).items.toEqualTypeOf<Dog>();
