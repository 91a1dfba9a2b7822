import type { Engine } from '../engine/engine.ts';
import { emptyBase } from '../state/empty.ts';
import type { Base } from '../state/state.ts';
import type { WorldOptions } from '../world/world.ts';
import type { Kind } from './kind.ts';
import { parameterIn, segmentsOf } from './names.ts';
import { createStart, type Start } from './seeds.ts';
import type { ShapeOf } from './shape.ts';

/** What the collections of one API start with, made when they are first needed. */
export interface Starts {
  /** Makes it, unless it is made. */
  prepare(kind: Kind): Promise<Start>;
  /** Names of the collections whose records are made, those of unknown owners aside. */
  names(): string[];
  base(world: WorldOptions, collection: string): Base | undefined;
}

/** What starts are made with. */
export interface StartsOptions {
  readonly api: string;
  readonly engine: Engine;
  readonly shapeOf: ShapeOf;
  /** Names of the collections that a vendor seeds. */
  readonly seeded: ReadonlySet<string>;
  /** @param collection a template, in whatever names of parameters */
  kindOf(collection: string): Kind | undefined;
}

/** Names of collections that are remembered at one time. */
const mostFound = 10_000;

export function createStarts({ api, engine, shapeOf, seeded, kindOf }: StartsOptions): Starts {
  const starts = new Map<Kind, Start>();
  const found = new Map<string, Base | undefined>();

  const isSeeded = (kind: Kind): boolean =>
    [...seeded].some((name) => isNamed([api, ...templateOf(kind)], name.split('/')));

  /** As it stands in the names of collections. */
  const firstIdIn = (collection: string): string | undefined => {
    const kind = kindOf(collection);
    const base = kind && starts.get(kind)?.base;
    return base && (base.size > 0 ? encodeURIComponent(base.idAt(0)) : '');
  };

  /** The segments of a collection whose parents each are the first record of theirs: the one that shown children belong to. */
  const segmentsOfFirst = (kind: Kind): (string | undefined)[] =>
    templateOf(kind).map((segment) => {
      const parameter = parameterIn(segment);
      const owner = parameter === undefined ? undefined : kind.uses[0]!.parents[parameter];
      return parameter === undefined ? segment : owner && firstIdIn(owner);
    });

  const find = (collection: string): Base | undefined => {
    const segments = collection.split('/').slice(1);
    const [kind, start] = [...starts].find(([one]) => isNamed(templateOf(one), segments)) ?? [];
    const isOfFirst = (): boolean =>
      segmentsOfFirst(kind!).every((segment, index) => segment === undefined || segment === segments[index]);
    return kind && start && !isSeeded(kind) && isOfFirst() ? start.base : undefined;
  };

  return {
    async prepare(kind) {
      const made = starts.get(kind) ?? (await createStart(kind, engine, shapeOf));
      // Another request may have been faster, and a collection keeps its base.
      const start = starts.get(kind) ?? made;
      starts.set(kind, start);
      found.clear();
      return start;
    },
    names: () =>
      [...starts.keys()]
        .filter((kind) => !isSeeded(kind))
        .map((kind) => [api, ...segmentsOfFirst(kind)])
        .filter((segments) => segments.every(Boolean))
        .map((segments) => segments.join('/'))
        .toSorted(),
    base(world, collection) {
      if (!collection.startsWith(`${api}/`)) return undefined;
      if (world.contacts === 0) return emptyBase;
      if (!found.has(collection)) {
        if (found.size >= mostFound) found.clear();
        found.set(collection, find(collection));
      }
      return found.get(collection);
    },
  };
}

function templateOf({ uses }: Kind): string[] {
  return segmentsOf(uses[0]!.collection);
}

function isNamed(template: readonly string[], segments: readonly string[]): boolean {
  if (template.length !== segments.length) return false;
  return template.every((segment, index) => parameterIn(segment) !== undefined || segment === segments[index]);
}
