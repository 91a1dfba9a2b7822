import { createInstance, getHttpOperationsFromSpec } from '@stoplight/prism-http';
import type { IHttpMockConfig, IHttpRequest, PrismHttpComponents } from '@stoplight/prism-http';
import type { OpenApiDocument } from '../../../scripts/spec/openapi.ts';
import { placeOf, verdict, type PlainRequest, type Verdict } from './request.ts';

/** Asks stock Prism what it finds of a request. */
export type AskStock = (request: PlainRequest) => Promise<Verdict>;

/** Prism as `prism mock` has it, in this process: its own reading of the description, and its own validators. */
export async function createStock(document: OpenApiDocument): Promise<AskStock> {
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const prism = createInstance(config, {
    logger: silentLogger,
    // The response is not compared, and Prism takes longest for it.
    mock: () => () => ({ _tag: 'Right', right: { statusCode: 200, headers: {} } }),
  });
  return async (request) => {
    const { method, path } = request.operation;
    const resources = operations.filter((one) => one.method === method && one.path === path);
    try {
      const input = toInput(request);
      if (input === undefined) return verdict('unreadable');
      const result = await prism.request(input, resources, structuredClone(config))();
      if ('left' in result) return verdict('thrown');
      const found = result.right.validations.input.filter(({ severity }) => severity === 0);
      if (found.some(({ code }) => code === 401)) return verdict('unauthorised');
      if (found.length === 0) return verdict('valid');
      return verdict(
        'invalid',
        found.map((one) => placeOf(one.path ?? [], one.code)),
      );
    } catch {
      return verdict('thrown');
    }
  };
}

const config: IHttpMockConfig = {
  isProxy: false,
  checkSecurity: true,
  validateRequest: true,
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
};

/** As Prism's server makes it of what arrives. */
function toInput({ operation, path, query, headers, body }: PlainRequest): IHttpRequest | undefined {
  const parameters = new URLSearchParams(query);
  const names = [...new Set(parameters.keys())];
  const parsed = parseBody(headers['content-type'] ?? '', body);
  if (!parsed) return undefined;
  return {
    method: operation.method,
    url: {
      path: operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? '')),
      query: Object.fromEntries(
        names.map((name) => {
          const values = parameters.getAll(name);
          return [name, values.length === 1 ? values[0]! : values];
        }),
      ),
    },
    headers: { ...headers, ...(body && { 'content-length': String(Buffer.byteLength(body)) }) },
    body: parsed.value,
  } as IHttpRequest;
}

function parseBody(contentType: string, body: string): { value: unknown } | undefined {
  if (body === '') return { value: null };
  if (!/^application\/(?:[^;]+\+)?json\s*(?:;|$)/i.test(contentType)) return { value: body };
  try {
    return { value: JSON.parse(body) as unknown };
  } catch {
    return undefined;
  }
}

const silent = (): void => {};
const levels = ['trace', 'debug', 'info', 'success', 'warn', 'error', 'fatal'];

/** A logger for Prism that says nothing. */
export const silentLogger = {
  ...Object.fromEntries(levels.map((level) => [level, silent])),
  child: () => silentLogger,
} as unknown as PrismHttpComponents['logger'];
