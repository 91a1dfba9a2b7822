import type { Base, Item, Seeding, Sessions, State, StoreOptions } from '../../../scripts/mock/state/state.ts';
import { createMemoryStore } from '../../../scripts/mock/state/memory-store.ts';
import type { WorldOptions } from '../../../scripts/mock/world/world.ts';

/** Collection that {@link seeding} has as many records for as its world has contacts. */
export const people = 'shop/people';

export const initial: WorldOptions = { seed: 'oak', contacts: 10 };

/** `p0`, `p1` …, of three teams; made anew at each look. */
export function personAt(seed: string, index: number): Item {
  return { id: `p${index}`, seed, team: index % 3, address: { city: `city ${index % 2}` } };
}

/** How the records of a {@link seeding} are made. */
interface Making {
  /** Whether the base finds records by their team itself. */
  readonly indexed?: boolean;
  /** Told of each record that is made. */
  readonly onMade?: (index: number) => void;
}

/** A seeded world with one collection. */
export function seeding(making: Making = {}): Seeding {
  const bases = new Map<string, Base>();
  return {
    names: () => [people],
    base({ seed, contacts }, collection) {
      if (collection !== people) return undefined;
      const key = JSON.stringify([seed, contacts]);
      if (!bases.has(key)) bases.set(key, peopleOf(seed, contacts, making));
      return bases.get(key);
    },
  };
}

function peopleOf(seed: string, size: number, { indexed = false, onMade }: Making): Base {
  const indexes = Array.from({ length: indexed ? size : 0 }, (_, index) => index);
  return {
    size,
    at(index) {
      onMade?.(index);
      return personAt(seed, index);
    },
    idAt: (index) => `p${index}`,
    indexOf(id) {
      const index = /^p\d{1,9}$/.test(id) ? Number(id.slice(1)) : -1;
      return index < size && id === `p${index}` ? index : -1;
    },
    where: (member, value) =>
      indexed && member === 'team' ? indexes.filter((index) => index % 3 === value) : undefined,
  };
}

/** Sessions in memory over that world. */
export function openSessions(options: StoreOptions = {}): Sessions {
  return createMemoryStore(options).sessions(seeding(), initial);
}

/** All that can be seen of a state. */
export function lookAt(state: State): unknown {
  const names = state.names();
  return {
    world: state.world,
    collections: names.map((name) => [name, [...state.collection(name).entries()]]),
    snapshot: state.snapshot(),
  };
}
