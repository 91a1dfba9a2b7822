import type { ApiModel, Operation } from '../../model/model.ts';
import type { OpenApiDocument } from '../../spec/openapi.ts';
import type { Handler } from '../behaviour.ts';
import type { Engine } from '../engine/engine.ts';
import type { Base } from '../state/state.ts';
import type { WorldOptions } from '../world/world.ts';
import type { Ready, Setting } from './act.ts';
import type { Answer, Place } from './answer.ts';
import { annotatedWork } from './annotated.ts';
import { highestOf } from './ids.ts';
import { createInference } from './infer.ts';
import { answerOf, hiddenMembers, placeOf, type Kind, type Work } from './kind.ts';
import { createList } from './list.ts';
import { nameless } from './names.ts';
import { withValueAt } from './place.ts';
import type { Start } from './seeds.ts';
import { createShapes } from './shape.ts';
import { createStarts } from './starts.ts';
import { createCreate, createDelete, createRead, createReplace, createUpdate } from './write.ts';

/** The operations of one API that read and write collections of the state, as `x-resource` says or as plain REST does. */
export interface Resources {
  /** @returns `undefined` for an operation that works on no collection */
  handler(operation: Operation): Handler | undefined;
  /**
   * Makes what the operation's handler needs. It is to be waited for before the handler runs.
   * @returns `undefined` where nothing is left to be made
   */
  prepare(operation: Operation): Promise<void> | undefined;
  /** Names of the collections whose first records are made, those of unknown owners aside. */
  names(): string[];
  /** What a collection that no vendor seeds starts with; `undefined` until it is prepared. A world without people has none. */
  base(world: WorldOptions, collection: string): Base | undefined;
}

/** What resources are made from. */
export interface ResourcesOptions {
  readonly model: ApiModel;
  /** The bundle the model was built from. */
  readonly document: OpenApiDocument;
  readonly engine: Engine;
  /** Names of the collections that a vendor seeds. */
  readonly seeded: ReadonlySet<string>;
}

/** An operation that works on a collection. */
interface Worker {
  readonly handler: Handler;
  prepare(): Promise<void>;
  isReady(): boolean;
}

/** Creating it costs next to nothing; an operation is looked into when it is first asked for. */
export function createResources({ model, document, engine, seeded }: ResourcesOptions): Resources {
  const shapeOf = createShapes(document);
  const annotated = annotatedWork(model.operations, shapeOf);
  const inference = createInference(
    model.operations.filter(({ resource }) => resource === undefined),
    shapeOf,
  );
  const kindOf = (collection: string): Kind | undefined => {
    const wanted = nameless(collection);
    const isWanted = ({ use }: Work): boolean => nameless(use.collection) === wanted;
    return [...annotated.values()].find(isWanted)?.kind ?? inference.kindAt(wanted);
  };
  const starts = createStarts({ api: model.name, engine, shapeOf, seeded, kindOf });
  const workers = new Map<Operation, Worker | undefined>();

  function createWorker(operation: Operation): Worker | undefined {
    const work = annotated.get(operation) ?? inference.find(operation);
    if (!work) return undefined;
    const { kind, use } = work;
    const [answer, place] = [answerOf(use), placeOf(use, kind, shapeOf)];
    const hidden = hiddenMembers(use, kind, place, shapeOf);
    let made = unprepared;
    const handler = handlerOf({ ...work, api: model.name, shapeOf, answer, place, hidden, ready: () => made });
    const prepare = async (): Promise<void> => {
      for (const owner of Object.values(use.parents).map(kindOf)) if (owner) await starts.prepare(owner);
      const start = await starts.prepare(kind);
      const frame = await frameOf(operation, answer, place, engine);
      const payload = use.action === 'list' ? [start.filler] : start.filler;
      made = { ...told(start), frame, example: place ? withValueAt(frame, place.path, payload) : frame };
    };
    return handler && { handler, prepare, isReady: () => made !== unprepared };
  }

  const workerOf = (operation: Operation): Worker | undefined => {
    if (!workers.has(operation)) workers.set(operation, createWorker(operation));
    return workers.get(operation);
  };

  return {
    handler: (operation) => workerOf(operation)?.handler,
    prepare(operation) {
      const worker = workerOf(operation);
      return !worker || worker.isReady() ? undefined : worker.prepare();
    },
    names: starts.names,
    base: starts.base,
  };
}

const unprepared: Ready = {
  filler: undefined,
  frame: undefined,
  example: undefined,
  highestId: 0,
  isShown: () => false,
};

/** What handlers want to know of the records that a collection starts with. */
function told({ base, filler }: Start): Omit<Ready, 'frame' | 'example'> {
  const indexes = Array.from({ length: base.size }, (_, index) => index);
  const records = new Set(indexes.map((index) => base.at(index)));
  return {
    filler,
    highestId: highestOf(indexes.map((index) => base.idAt(index))),
    isShown: (record) => records.has(record),
  };
}

/** The described body of an answer that has more in it than the record. */
async function frameOf(
  operation: Operation,
  { media, status }: Answer,
  place: Place | undefined,
  engine: Engine,
): Promise<unknown> {
  if (!media || place?.path.length === 0) return undefined;
  const [example] = media.examples;
  return example ? example.value : (await engine.describe(operation, media.type, { code: status })).body;
}

function handlerOf(setting: Setting): Handler | undefined {
  switch (setting.use.action) {
    case 'list':
      return createList(setting);
    case 'read':
      return createRead(setting);
    case 'create':
      return createCreate(setting);
    case 'update':
      return createUpdate(setting);
    case 'replace':
      return createReplace(setting);
    case 'delete':
      return createDelete(setting);
  }
}
