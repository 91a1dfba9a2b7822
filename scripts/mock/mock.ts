import type { ApiModel } from '../model/model.ts';
import { packageVersion } from '../package.ts';
import type { OpenApiDocument } from '../spec/openapi.ts';
import { loadVendor } from './apis/vendors.ts';
import type { Outgoing } from './behaviour.ts';
import { createControls, type Controls, type Scenario } from './control/controls.ts';
import { isLoopback } from './control/guard.ts';
import { createControlPlane } from './control/plane.ts';
import { createDelivery } from './deliver.ts';
import { createEngine } from './engine/create-engine.ts';
import type { Faults } from './faults/faults.ts';
import { fetchBy, type Fetch } from './fetch.ts';
import { createHandler, type ServedApi } from './handle.ts';
import type { Message, MessageHandler, Reply } from './message.ts';
import { createResources } from './resources/resources.ts';
import { createRouter } from './router.ts';
import { createSeeding, seededNames } from './seeding.ts';
import { listen, type ListenOptions, type MockServer } from './server.ts';
import type { RedisOptions } from './state/redis-store.ts';
import type { Snapshot, Store, StoreOptions } from './state/state.ts';

/** What to mock, and how. */
export interface MockOptions {
  readonly apis: readonly MockedApi[];
  /** The same seed gives the same people, ids and faults. Defaults to `contact-apis`. */
  readonly seed?: string;
  /** How many people the vendors know. Defaults to 200. */
  readonly contacts?: number;
  /** Where the state is kept, as `redis://…` for several mocks together, or what it starts with. */
  readonly state?: string | Snapshot;
  /** Whether tokens, permissions and names of query parameters are checked. Defaults to false. */
  readonly strict?: boolean;
  /** What goes wrong until a session says otherwise. */
  readonly faults?: Faults;
  /** By name, beside the built-in ones. */
  readonly scenarios?: Readonly<Record<string, Scenario>>;
  /** Bounds of sessions and journal. */
  readonly limits?: Omit<StoreOptions, 'now' | 'onChange'>;
  /**
   * What the control plane wants as a bearer token, in printable ASCII without spaces; without one it answers callers on
   * this machine only.
   */
  readonly token?: string;
  /** Whether pages of other origins may read the responses. Defaults to true. */
  readonly cors?: boolean;
  /** Largest request body taken, in bytes. Defaults to 32 MiB. */
  readonly bodyLimit?: number;
  /** Clock of the machine, in milliseconds since 1970. Defaults to `Date.now`. */
  readonly now?: () => number;
  /** Sends what the vendors send by themselves, such as webhooks. Defaults to the global `fetch`. */
  readonly deliver?: (request: Outgoing) => Promise<void>;
  /** Told of a session whose state has changed; the nameless one is the empty text. */
  readonly onChange?: (session: string) => void;
  /** Told of what goes wrong inside the mock; the response then is a 500 that says nothing about it. */
  readonly onError?: (error: unknown) => void;
}

/** An API in the two forms the mock reads it in. */
export interface MockedApi {
  readonly model: ApiModel;
  /** The bundle the model was built from; it is left unchanged. */
  readonly document: OpenApiDocument;
}

/** Where the mock listens, and what stands there beside it. */
export interface MockListenOptions extends ListenOptions {
  /** Asked before the mock. */
  readonly pages?: (message: Message) => Reply | undefined;
}

/** Some APIs, behaving as their vendors do. */
export interface Mock extends Controls {
  /**
   * Answers without a port, in place of the global `fetch`; of the URL only the path counts, but for the control plane,
   * which without a token wants `localhost` for a host.
   * It rejects for what is no request, for an aborted signal and for a connection that is dropped on purpose.
   */
  readonly fetch: Fetch;
  /**
   * The control plane is left out where other machines can reach it and there is no token.
   * @throws PortInUseError when the port is taken.
   */
  listen(options: MockListenOptions): Promise<MockServer>;
  /**
   * Serves other descriptions from now on; the state stays.
   * @throws Error as {@link createMock} does, and then nothing changes
   */
  reload(apis: readonly MockedApi[]): Promise<void>;
  /** Closes every server that {@link Mock.listen} opened, ends every latency, and waits for what is being sent. */
  close(): Promise<void>;
}

/**
 * @throws Error when two APIs have one name, or a document is not a bundled OpenAPI description; when the state cannot be
 * reached or is not a snapshot; when faults or token are none
 */
export async function createMock(options: MockOptions): Promise<Mock> {
  const { seed = 'contact-apis', contacts = 200, cors = true, strict = false, faults = {} } = options;
  const { now = Date.now, bodyLimit = 32 * 2 ** 20, onError } = options;
  const snapshot = typeof options.state === 'object' ? options.state : undefined;
  let served = await serve(options.apis);
  const identity = { version: packageVersion, seed, contacts };
  const store = await openStore(options.state, {
    ...options.limits,
    ...(options.onChange && { onChange: options.onChange }),
    now,
    identity,
  });
  const sessions = store.sessions(
    { names: () => served.seeding.names(), base: (...asked) => served.seeding.base(...asked) },
    { seed, contacts },
  );
  const { journal } = store;
  const delivery = createDelivery(options.deliver);
  const closing = new AbortController();
  const controls = createControls({
    sessions,
    journal,
    faults,
    now,
    scenarios: options.scenarios ?? {},
    ...(snapshot && { snapshot }),
    apis: () => [...served.apis.values()].map(({ model }) => model),
  });
  if (snapshot) await controls.restore(snapshot);
  const controlPlane = createControlPlane(controls, {
    ...(options.token !== undefined && { token: options.token }),
    ...(onError && { onError }),
  });
  const answer = createHandler({
    router: { find: (...asked) => served.router.find(...asked) },
    apis: { get: (name) => served.apis.get(name) },
    sessions,
    journal,
    cors,
    strict,
    faults,
    now,
    onError,
    wait: createWait(closing.signal),
    send: delivery.send,
  });
  const handle: MessageHandler = async (message) => (await controlPlane(message)) ?? answer(message);
  const servers: MockServer[] = [];
  return {
    ...controls,
    fetch: fetchBy(handle, bodyLimit),
    async listen({ pages, ...where }) {
      // Where others can reach the port, a Host header proves nothing.
      const isSafe = options.token !== undefined || isLoopback(where.host ?? '127.0.0.1');
      const mock = isSafe ? handle : answer;
      const handler: MessageHandler = pages ? async (message) => pages(message) ?? mock(message) : mock;
      const server = await listen(handler, where, bodyLimit, onError);
      servers.push(server);
      return server;
    },
    async reload(apis) {
      served = await serve(apis);
    },
    async close() {
      closing.abort();
      await Promise.all(servers.map((server) => server.close()));
      await delivery.settled();
      await store.close();
    },
  };
}

/** All that follows from the descriptions. */
async function serve(mocked: readonly MockedApi[]): Promise<{
  readonly apis: ReadonlyMap<string, ServedApi>;
  readonly router: ReturnType<typeof createRouter>;
  readonly seeding: ReturnType<typeof createSeeding>;
}> {
  const loaded = await Promise.all(mocked.map(async (api) => [api.model.name, await serveOne(api)] as const));
  const apis = new Map(loaded);
  if (apis.size < mocked.length) throw new Error('Two APIs have the same name.');
  return { apis, router: createRouter(mocked.map(({ model }) => model)), seeding: createSeeding(apis.values()) };
}

async function serveOne({ model, document }: MockedApi): Promise<ServedApi> {
  const engine = createEngine(model, document);
  const vendor = await loadVendor(model.name);
  const seeded = new Set(seededNames(vendor));
  return { model, engine, vendor, resources: createResources({ model, document, engine, seeded }) };
}

async function openStore(state: string | Snapshot | undefined, options: RedisOptions): Promise<Store> {
  if (typeof state === 'string') {
    const { connectRedisStore } = await import('./state/redis-store.ts');
    return connectRedisStore(state, options);
  }
  const { createMemoryStore } = await import('./state/memory-store.ts');
  return createMemoryStore(options);
}

/** Waits some milliseconds, or less where the signal is given meanwhile. */
function createWait(signal: AbortSignal): (duration: number) => Promise<void> {
  return (duration) =>
    new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, duration);
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
    });
}
