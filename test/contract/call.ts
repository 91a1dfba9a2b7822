import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BodySignature, Signature } from '../../scripts/client/signature.ts';
import type { ApiModel, Operation, Parameter } from '../../scripts/model/model.ts';
import type { ClientOptions, Credential } from '../../templates/client/index.ts';

/** What came of one call: the value given or the error thrown, and the answer as it was on the wire. */
export interface Outcome {
  value?: unknown;
  error?: unknown;
  response: Response;
}

export type CallOperation = (signature: Signature, headers?: Record<string, string>) => Promise<Outcome>;

/** Calls operations of the committed generated client with the examples of the description. */
export async function createContractClient(
  model: ApiModel,
  origin: string,
  credentials: Record<string, Credential>,
): Promise<CallOperation> {
  const file = path.resolve(import.meta.dirname, `../../generated/${model.name}/index.ts`);
  const generated = (await import(pathToFileURL(file).href)) as Record<string, Factory>;
  const factory = Object.entries(generated).find(([name]) => name.startsWith('create'))![1];
  return async (signature, headers = {}) => {
    const responses: Response[] = [];
    const client = factory({
      baseUrl: `${origin}/${model.name}`,
      credentials,
      fetch: async (request) => {
        const response = await fetch(request, { redirect: 'manual' });
        responses.push(response.clone());
        return response;
      },
    });
    const method = client[signature.group]![signature.names.method]!;
    const args = exampleArguments(signature, headers);
    const result = await method(...args).then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    if (!responses[0])
      throw new Error(`${signature.names.method} sent nothing`, { cause: (result as { error?: unknown }).error });
    return { ...result, response: responses[0] };
  };
}

type Factory = (options: ClientOptions) => Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>>;

/** Credentials of every kind the API knows. */
export function exampleCredentials({ securitySchemes }: ApiModel): Record<string, Credential> {
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
      ...Object.fromEntries(options.map(([place, parameters]) => [place, exampleValues(parameters, operation)])),
    },
  ];
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
