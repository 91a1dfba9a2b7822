import type { ApiModel } from '../model/model.ts';
import type { OpenApiDocument } from '../spec/openapi.ts';
import { allowOrigin, answerPreflight } from './cors.ts';
import { createEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { fetchBy } from './fetch.ts';
import type { Fetch } from './fetch.ts';
import { problemResponse } from './problem.ts';
import { readPreferences } from './preferences.ts';
import { readRequest } from './request.ts';
import { toResponse } from './response.ts';
import { createRouter } from './router.ts';
import type { Router } from './router.ts';
import { listen } from './server.ts';
import type { ListenOptions, MockServer } from './server.ts';

/** What to mock, and how. */
export interface MockOptions {
  readonly apis: readonly MockedApi[];
  /** Whether pages of other origins may read the responses. Defaults to true. */
  readonly cors?: boolean;
  /** Largest request body taken, in bytes. Defaults to 10 MiB. */
  readonly bodyLimit?: number;
  /** Told of what goes wrong inside the mock; the response then is a 500 that says nothing about it. */
  readonly onError?: (error: unknown) => void;
}

/** An API in the two forms the mock reads it in. */
export interface MockedApi {
  readonly model: ApiModel;
  /** The bundle the model was built from; it is left unchanged. */
  readonly document: OpenApiDocument;
}

/** Some APIs, answering as their descriptions say. */
export interface Mock {
  /**
   * Answers without a port, in place of the global `fetch`; only the path, never the host, of the URL counts.
   * It rejects for what is no request and for an aborted signal alone.
   */
  readonly fetch: Fetch;
  /** @throws PortInUseError when the port is taken. */
  listen(options: ListenOptions): Promise<MockServer>;
  /** Closes every server that {@link Mock.listen} opened. */
  close(): Promise<void>;
}

/** @throws Error when two APIs have one name, or a document is not a bundled OpenAPI description. */
export async function createMock({ apis, cors = true, bodyLimit = 10 * 2 ** 20, onError }: MockOptions): Promise<Mock> {
  const loaded = await Promise.all(
    apis.map(async ({ model, document }): Promise<[string, Engine]> => [model.name, await createEngine(document)]),
  );
  const engines = new Map(loaded);
  if (engines.size < apis.length) throw new Error('Two APIs have the same name.');
  const router = createRouter(apis.map(({ model }) => model));
  const answer = async (request: Request): Promise<Response> => {
    const response = await answerRequest(request, router, engines, bodyLimit).catch((error: unknown) =>
      problemResponse(error, onError),
    );
    return request.method === 'HEAD' ? new Response(null, response) : response;
  };
  const handle = async (request: Request): Promise<Response> =>
    cors ? allowOrigin(request, answerPreflight(request) ?? (await answer(request))) : answer(request);
  const servers: MockServer[] = [];
  return {
    fetch: fetchBy(handle),
    async listen(options) {
      const server = await listen(handle, options);
      servers.push(server);
      return server;
    },
    async close() {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

async function answerRequest(
  request: Request,
  router: Router,
  engines: ReadonlyMap<string, Engine>,
  bodyLimit: number,
): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const route = router.find(request.method, pathname);
  const preferences = readPreferences(request.headers, searchParams);
  const input = await readRequest(request, bodyLimit);
  const answer = await engines.get(route.api.name)!.answer(route, input, preferences);
  return toResponse(answer);
}
