import path from 'node:path';
import type { ApiModel, Operation } from '../../../scripts/model/model.ts';
import { readApis } from '../../support/apis.ts';
import { credentials } from '../client/contestant.ts';
import { peer } from './contestants.ts';

/** A description that every contestant serves, and what is asked of it. */
export interface Document {
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
  /** The first is asked until a server that starts answers it. */
  readonly exchanges: readonly Exchange[];
}

/** A request, as every contestant gets it. */
export interface Exchange {
  readonly name: string;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** GitHub's: 13 MB, more than a thousand operations. */
export const github: Document = {
  name: 'GitHub',
  file: peer('@octokit/openapi/generated/api.github.com.json'),
  exchanges: [{ name: 'GET list', method: 'GET', path: '/gists', headers: {} }],
};

/** The smallest of ours. */
export async function readCallab(): Promise<Document> {
  const { model, file } = (await readApis()).find((api) => api.model.name === 'callab')!;
  return {
    name: 'callab',
    file: path.resolve(file),
    exchanges: [
      exchangeOf(model, 'GET one', 'getContact'),
      exchangeOf(model, 'GET list', 'listUsers', '?page=1&per_page=10'),
      // It changes the same campaign each time: the state does not grow with the rounds.
      exchangeOf(model, 'POST', 'updateCampaign'),
    ],
  };
}

function exchangeOf(model: ApiModel, name: string, id: string, query = ''): Exchange {
  const operation = model.operations.find((candidate) => candidate.id === id);
  if (!operation) throw new Error(`${model.name} has no operation ${id}`);
  const body = operation.requestBody?.content[0]?.examples[0]?.value;
  return {
    name,
    method: operation.method.toUpperCase(),
    path: filledPath(operation) + query,
    headers: {
      authorization: credentials[model.name]!.header,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
}

/** With the examples of its parameters. */
function filledPath({ path: template, parameters }: Operation): string {
  return template.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(String(parameters.find((parameter) => parameter.name === name)?.example)),
  );
}
