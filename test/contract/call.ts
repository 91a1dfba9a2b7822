import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BodySignature, Signature } from '../../scripts/client/signature.ts';
import type { ApiModel, Operation, Parameter } from '../../scripts/model/model.ts';
import type { ClientOptions, Connection, Result } from '../../templates/client/index.ts';

/** What came of one call: the value given or the error thrown, and what was on the wire. */
export interface Outcome {
  value?: unknown;
  error?: unknown;
  /** The first answer. */
  response: Response;
  /** Requests that a redirect led elsewhere; they are answered 404 here. */
  elsewhere: Request[];
}

export type CallOperation = (signature: Signature, headers?: Record<string, string>) => Promise<Outcome>;

/** Ways to call an operation of the committed generated client with the examples of the description. */
export interface ContractClient {
  /** By the method of its group. */
  method: CallOperation;
  /** By the standalone function. */
  standalone: CallOperation;
  /** By the method, with errors given in place of thrown. */
  result: CallOperation;
}

/** Any call of a generated client. */
type AnyCall = Promise<unknown> & { result(): Promise<Result<unknown, unknown>> };
type Client = Record<string, Record<string, (...args: unknown[]) => AnyCall>> & { connection: Connection };

export async function createContractClient(
  model: ApiModel,
  origin: string,
  credentials: object,
): Promise<ContractClient> {
  const file = path.resolve(import.meta.dirname, `../../generated/${model.name}/index.ts`);
  const generated = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  const [, create] = Object.entries(generated).find(([name]) => name.startsWith('create' + model.title[0]))!;
  const open = (responses: Response[], elsewhere: Request[]): Client =>
    (create as (options: ClientOptions<object>) => Client)({
      baseUrl: `${origin}/${model.name}`,
      credentials,
      retry: { attempts: 1 },
      fetch: async (url, init) => {
        if (!url.startsWith(origin)) {
          elsewhere.push(new Request(url, init));
          return new Response(null, { status: 404 });
        }
        const response = await fetch(url, init);
        responses.push(await copyOf(response));
        return response;
      },
    });
  const calling =
    (start: (client: Client, signature: Signature, args: unknown[]) => Promise<unknown>): CallOperation =>
    async (signature, headers = {}) => {
      const responses: Response[] = [];
      const elsewhere: Request[] = [];
      const outcome = await start(open(responses, elsewhere), signature, exampleArguments(signature, headers)).then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
      if (!responses[0]) throw new Error(`${signature.names.method} sent nothing`, { cause: outcome });
      return { ...outcome, response: responses[0], elsewhere };
    };
  return {
    method: calling(callMethod),
    standalone: calling(async ({ connection }, { names }, args) => {
      const call = generated[names.method] as (connection: Connection, ...args: unknown[]) => Promise<unknown>;
      return call(connection, ...args);
    }),
    result: calling(async (...called) => {
      const result = await callMethod(...called).result();
      if (!result.ok) throw result.error;
      return result.data;
    }),
  };
}

function callMethod(client: Client, { group, names }: Signature, args: unknown[]): AnyCall {
  return client[group]![names.property]!(...args);
}

/** An answer that can be read whatever becomes of the request. */
async function copyOf(response: Response): Promise<Response> {
  const bytes = await response.clone().arrayBuffer();
  return new Response(bytes.byteLength > 0 ? bytes : null, response);
}

/** Credentials of every kind the API knows. */
export function exampleCredentials({ securitySchemes }: ApiModel): object {
  return Object.fromEntries(
    Object.entries(securitySchemes).map(([name, { scheme }]) => [
      name,
      scheme === 'basic' ? { username: 'ann', password: 'secret' } : 'secret',
    ]),
  );
}

function exampleArguments(signature: Signature, headers: Record<string, string>): unknown[] {
  const { operation, pathParameters, body, optional } = signature;
  const options = Object.entries(optional).filter(([, parameters]) => parameters.length > 0);
  return [
    ...pathParameters.map(({ parameter }) => exampleOf(parameter, operation)),
    ...(body ? [exampleBody(operation, body)] : []),
    {
      headers,
      ...exampleMatch(signature),
      ...Object.fromEntries(options.map(([place, parameters]) => [place, exampleValues(parameters, operation)])),
    },
  ];
}

/** The option `match` that says what the examples of its parameters say. */
function exampleMatch({ operation, body }: Signature): { match?: object } {
  const { match } = operation;
  if (!match) return {};
  const example = (name: string): unknown =>
    exampleOf(
      operation.parameters.find((one) => one.name === name)!,
      operation,
    );
  if (match.values === 'query') return { match: example(match.valuesParameter) as object };
  const keys = match.pointer.split('/').slice(1);
  const values = keys.reduce((value, key) => (value as Record<string, unknown>)[key], exampleBody(operation, body!));
  const fields = example(match.parameter) as string[];
  return { match: Object.fromEntries(fields.map((field) => [field, (values as Record<string, unknown>)[field]])) };
}

/** Files are sent as such; all else as the example stands. */
function exampleBody({ id }: Operation, { media, form }: BodySignature): unknown {
  const example = media.examples[0]?.value;
  if (example === undefined) throw new Error(`${id} has no example body`);
  if (form !== 'multipart') return example;
  return Object.fromEntries(
    Object.entries(example as Record<string, string>).map(([field, text]) => [field, new File([text], `${field}.csv`)]),
  );
}

function exampleValues(parameters: readonly Parameter[], operation: Operation): Record<string, unknown> {
  return Object.fromEntries(parameters.map((parameter) => [parameter.name, exampleOf(parameter, operation)]));
}

function exampleOf({ name, example }: Parameter, { id }: Operation): unknown {
  if (example === undefined) throw new Error(`${id} has no example of the parameter ${name}`);
  return example;
}
