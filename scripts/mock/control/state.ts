import { didYouMean } from '../../spec/usage-error.ts';
import { Refused } from '../behaviour.ts';
import type { Collection, Item } from '../state/state.ts';
import type { ControlOptions, InSession, InState } from './controls.ts';

/** Looks at records, and changes them behind the APIs' backs. */
export interface StateControls {
  /** Sorted by name. */
  collections(options?: InSession): Promise<readonly CollectionSize[]>;
  /** @param collection `<api>/<kind>`, such as `which50/contacts` */
  list(collection: string, options?: InSession & Paging): Promise<RecordPage>;
  get(collection: string, id: string, options?: InSession): Promise<Item | undefined>;
  /** Adds a record, or replaces the one with that id. */
  put(collection: string, id: string, record: Item, options?: InSession): Promise<void>;
  /** @returns whether there was one */
  remove(collection: string, id: string, options?: InSession): Promise<boolean>;
}

export interface CollectionSize {
  readonly name: string;
  readonly size: number;
}

export interface Paging {
  /** From 0, which is the default. */
  readonly offset?: number;
  /** Defaults to 100. */
  readonly limit?: number;
}

export interface RecordPage {
  readonly total: number;
  readonly offset: number;
  readonly records: readonly { readonly id: string; readonly record: Item }[];
}

export function stateControls(inState: InState, { apis }: Pick<ControlOptions, 'apis'>): StateControls {
  /** @throws Refused with status 404 for a collection of no API */
  const checked = (collection: string): string => {
    const names = apis().map(({ name }) => name);
    const [api = '', ...kind] = collection.split('/');
    if (names.includes(api) && kind.join('/') !== '') return collection;
    const known = names.map((name) => `${name}/…`).join(', ');
    throw new Refused(404, `There is no collection ${collection}.${didYouMean(api, names)} Collections are ${known}.`);
  };
  return {
    collections: (options) =>
      inState(options, (state) => {
        const served = new Set(apis().map(({ name }) => name));
        const names = state.names().filter((name) => served.has(name.split('/', 1)[0]!));
        return names.map((name) => ({ name, size: state.collection(name).size }));
      }),
    list: async (collection, { offset = 0, limit = 100, ...options } = {}) => {
      const name = checked(collection);
      return inState(options, (state) => {
        const records = state.collection(name);
        return { total: records.size, offset, records: pageOf(records, offset, limit) };
      });
    },
    get: async (collection, id, options) => {
      const name = checked(collection);
      return inState(options, (state) => state.collection(name).get(id));
    },
    put: async (collection, id, record, options) => {
      const name = checked(collection);
      return inState(options, (state) => state.collection(name).set(id, record));
    },
    remove: async (collection, id, options) => {
      const name = checked(collection);
      return inState(options, (state) => state.collection(name).delete(id));
    },
  };
}

function pageOf(collection: Collection, offset: number, limit: number): RecordPage['records'] {
  const page: { id: string; record: Item }[] = [];
  for (const [id, record] of collection.entries(offset)) {
    if (page.length >= limit) break;
    page.push({ id, record });
  }
  return page;
}
