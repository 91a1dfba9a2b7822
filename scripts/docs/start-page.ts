import type { ApiModel } from '../model/model.ts';
import { exampleRequest } from './example-request.ts';
import { describeApi } from './index-page.ts';
import { renderPage } from './templates.ts';

/** One API as the start page shows it. */
export interface StartPageApi {
  readonly model: ApiModel;
  /** Where the mock answers for it, the one for the example request first: `http://127.0.0.1:4010/which50`. */
  readonly baseUrls: readonly [string, ...string[]];
  /** What the mock takes, by name of security scheme; `exampleRequest` says what stands in where one is missing. */
  readonly credentials?: Readonly<Record<string, string>>;
}

export interface StartPageOptions {
  readonly apis: readonly StartPageApi[];
  /** Whether the docs hold the joined document. */
  readonly hasJoined: boolean;
  /** Path the docs are served under, without a trailing slash. Default: `/docs`. */
  readonly docsPath?: string;
}

/** The page at the root of the local server: what is there, and a first request to each API. */
export function startPage({ apis, hasJoined, docsPath = '/docs' }: StartPageOptions): string {
  return renderPage('start.html', {
    title: 'contact-apis',
    docsPath,
    hasJoined,
    apis: apis.map(({ model, baseUrls, credentials = {} }) => ({
      ...describeApi(model),
      baseUrls,
      example: exampleRequest(model, { baseUrl: baseUrls[0], credentials }) ?? false,
    })),
  });
}
