import { isDeepStrictEqual } from 'node:util';
import type { IPrismDiagnostic } from '@stoplight/prism-core';
import { createInstance, getHttpOperationsFromSpec } from '@stoplight/prism-http';
import type { IHttpMockConfig, IHttpRequest, IHttpResponse, PrismHttpComponents } from '@stoplight/prism-http';
import type { OpenApiDocument } from '../../spec/openapi.ts';
import { mock } from './generator.ts';

/** An operation as Prism reads it. */
type PrismOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

/** What a response is chosen by. */
export type Wishes = IHttpMockConfig['mock'] & { readonly fills?: boolean };

/** What Prism answers a valid request with. */
export interface Answer {
  readonly response: IHttpResponse;
  /** Where the response differs from its description. */
  readonly violations: readonly IPrismDiagnostic[];
  /** Whether the body is one that the description has, and not made from its schema. */
  readonly isExample: boolean;
}

/** Prism's choice and generation of the responses of one operation; an error where it gives none. */
export type Ask = (wishes: Wishes) => Promise<Answer | Error>;

/** @param slim a description of the one operation, which becomes Prism's own */
export async function loadPrism(slim: OpenApiDocument): Promise<Ask> {
  const [loaded] = await getHttpOperationsFromSpec(slim);
  if (!loaded) throw new Error('The model has an operation that Prism does not find in the description.');
  const operation = withOwnExamples(withoutHeaderStructure(loaded));
  const prism = createInstance(configure({ dynamic: false }), components);
  const method = operation.method as IHttpRequest['method'];
  return async (wishes) => {
    const url = { path: operation.path, query: {} };
    const result = await prism.request({ method, url, headers: {} }, [operation], configure(wishes))();
    if ('left' in result) return result.left;
    const { output, validations } = result.right;
    const isExample = !wishes.dynamic && hasExamples(operation, output);
    return { response: output, violations: validations.output, isExample };
  };
}

function hasExamples({ responses }: PrismOperation, { statusCode, headers }: IHttpResponse): boolean {
  const status = String(statusCode);
  const type = (headers as Record<string, unknown> | undefined)?.['Content-type'];
  const described = [status, `${status[0]}XX`, 'default'].map((code) => responses.find((one) => one.code === code));
  const contents = described.find((response) => response)?.contents ?? [];
  const content = contents.find(
    ({ mediaType }) => mediaType === type || (mediaType === '*/*' && type === 'text/plain'),
  );
  return (content?.examples?.length ?? 0) > 0;
}

/** A new one for each request, for Prism writes into it. */
function configure(wishes: Wishes): IHttpMockConfig {
  return {
    isProxy: false,
    checkSecurity: false,
    validateRequest: false,
    validateResponse: true,
    errors: false,
    upstreamProxy: undefined,
    mock: { ...wishes },
  };
}

/** The parts of Prism that are ours: requests are routed and validated before. */
const components: Pick<PrismHttpComponents, 'logger' | 'route' | 'mock'> = {
  logger: createSilentLogger(),
  route: ({ resources: [operation] }) => ({ _tag: 'Right', right: operation! }),
  mock,
};

function silent(): void {}

function createSilentLogger(): PrismHttpComponents['logger'] {
  const levels = ['trace', 'debug', 'info', 'success', 'warn', 'error', 'fatal'];
  const logger = { ...Object.fromEntries(levels.map((level) => [level, silent])), child: () => logger };
  return logger as unknown as PrismHttpComponents['logger'];
}

/** Prism puts the first example of a schema before the examples that the media type itself has. */
function withOwnExamples(operation: PrismOperation): PrismOperation {
  const responses = operation.responses.map((response) => ({
    ...response,
    contents: response.contents?.map((content) => {
      const [first, ...others] = content.examples ?? [];
      const [ofSchema] = Array.isArray(content.schema?.examples) ? content.schema.examples : [];
      const isSchemas = first && 'value' in first && isDeepStrictEqual(first.value, ofSchema);
      return isSchemas && others.length > 0 ? { ...content, examples: others } : content;
    }),
  }));
  return { ...operation, responses } as PrismOperation;
}

/** Headers described as arrays are texts in style `simple`: Prism throws when one is anything else. */
function withoutHeaderStructure(operation: PrismOperation): PrismOperation {
  const responses = operation.responses.map((response) => ({
    ...response,
    headers: response.headers?.map((header) =>
      ['array', 'object'].includes(String(header.schema?.type))
        ? { ...header, schema: { type: 'string' }, examples: header.examples?.map(asText) }
        : header,
    ),
  }));
  return { ...operation, responses } as PrismOperation;
}

function asText<Example extends object>(example: Example): Example {
  const { value } = example as { value?: unknown };
  return { ...example, value: Array.isArray(value) ? value.join(',') : JSON.stringify(value) };
}
