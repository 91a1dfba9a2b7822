import type { Vendor } from './behaviour.ts';
import type { ServedApi } from './handle.ts';
import type { Base, Seeding } from './state/state.ts';
import { createWorld, type WorldOptions } from './world/world.ts';

/** Worlds whose collections are kept at one time. */
const worldLimit = 16;

/** The seeded collections of some APIs: what their vendors know, and what their resources start with. */
export function createSeeding(apis: Iterable<ServedApi>): Seeding {
  const served = [...apis];
  const worlds = new Map<string, ReadonlyMap<string, Base>>();
  const seen = new WeakMap<WorldOptions, ReadonlyMap<string, Base>>();
  const basesOf = (options: WorldOptions): ReadonlyMap<string, Base> => {
    const known = seen.get(options);
    if (known) return known;
    const bases = basesBySeed(options);
    seen.set(options, bases);
    return bases;
  };
  const basesBySeed = (options: WorldOptions): ReadonlyMap<string, Base> => {
    const key = `${options.contacts} ${options.seed}`;
    const known = worlds.get(key);
    if (known) return known;
    const world = createWorld(options);
    const bases = new Map(served.flatMap(({ vendor }) => Object.entries(vendor?.seed(world) ?? {})));
    worlds.set(key, bases);
    for (const oldest of [...worlds.keys()].slice(0, -worldLimit)) worlds.delete(oldest);
    return bases;
  };
  const seeded = served.flatMap(({ vendor }) => seededNames(vendor));
  return {
    names: () => [...new Set([...seeded, ...served.flatMap(({ resources }) => resources.names())])].toSorted(),
    base: (world, collection) =>
      basesOf(world).get(collection) ?? served.map(({ resources }) => resources.base(world, collection)).find(Boolean),
  };
}

/** Names of the collections that a vendor seeds. */
export function seededNames(vendor: Vendor | undefined): string[] {
  return Object.keys(vendor?.seed(createWorld({ seed: '', contacts: 1 })) ?? {});
}
