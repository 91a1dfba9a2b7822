import type { Operation, Response } from '../model/model.ts';
import type { Match } from '../spec/extensions.ts';
import { commentLine, commentText, wrap } from './comment.ts';
import type { ApiParts } from './parts.ts';
import { keysOf } from './schema-types.ts';
import { optionPlaces, type Signature } from './signature.ts';

/** JSDoc of one operation: what it does, its arguments, its errors, and how all that is known. */
export function operationDocs(signature: Signature): string[] {
  const { operation, pathParameters, body } = signature;
  const { summary, description, deprecated, provenance } = operation;
  const paragraphs = [
    text(summary),
    text(description),
    ...(provenance ? [text(`Provenance: ${provenance.level}. ${provenance.note ?? ''}`)] : []),
  ];
  const tags = [
    ...pathParameters.flatMap(({ parameter, name }) =>
      parameter.description === '' ? [] : [tag(`@param ${name}`, parameter.description)],
    ),
    ...(body ? [tag('@param body', operation.requestBody?.description || `Sent as ${body.media.type}.`)] : []),
    ...optionTags(signature),
    ...returnsTags[signature.kind],
    ...throwsTags(operation),
    ...(provenance ? [`@see ${commentLine(provenance.source)}`] : []),
    ...(deprecated ? [tag('@deprecated', description ? 'For the reason given above.' : '')] : []),
  ];
  return docs([...paragraphs, tags.join('\n')]);
}

/** JSDoc of the function that makes an API's client. */
export function clientDocs(parts: ApiParts): string[] {
  const { model, names, signatures } = parts;
  const [signature] = signatures;
  const example = signature && [
    `const client = ${names.factory}(options);`,
    `const result = await client.${signature.group}.${signature.names.property}(${given(signature).join(', ')});`,
  ];
  return docs([text(`Makes a client of ${model.title}, with every operation.`), settingsDoc(parts, example)]);
}

/** JSDoc of the function that makes what standalone functions are called with. */
export function connectDocs(parts: ApiParts): string[] {
  const { model, names, signatures } = parts;
  const [signature] = signatures;
  const example = signature && [
    `const connection = ${names.connect}(options);`,
    `const result = await ${signature.names.method}(${['connection', ...given(signature)].join(', ')});`,
  ];
  const about = `Makes a connection to ${model.title}, for functions that are imported one by one.`;
  return docs([text(about), settingsDoc(parts, example)]);
}

/** The arguments an operation cannot do without. */
function given({ pathParameters, body, optionsRequired }: Signature): string[] {
  const path = pathParameters.map(({ name }) => name);
  return [
    ...path,
    ...(body?.required || (body && optionsRequired) ? ['body'] : []),
    ...(optionsRequired ? ['options'] : []),
  ];
}

function settingsDoc({ model, names, schemes }: ApiParts, example: readonly string[] = []): string {
  const [server] = model.servers;
  const keys = schemes.map(({ name }) => `\`${commentLine(name)}\``).join(', ');
  const items = [
    ...(server ? [`\`baseUrl\`: ${commentLine(server.url)} when left out.`] : []),
    ...(schemes.length > 0
      ? [`\`credentials\`: By the name of their security scheme, ${keys}; see {@link ${names.credentials}}.`]
      : []),
  ];
  return [...listTag('@param options', items), ...(example.length > 0 ? ['@example', ...example] : [])].join('\n');
}

/** Paragraphs as a doc comment that starts on a line of its own; none where there is nothing to say. */
function docs(paragraphs: readonly string[]): string[] {
  const present = paragraphs.filter((paragraph) => paragraph !== '');
  return present.length === 0 ? [] : [`\n${present.join('\n\n')}`];
}

const text = (markdown: string): string => commentText(wrap(markdown));

function tag(start: string, says: string): string {
  const line = commentLine(says);
  return wrap(line === '' ? start : `${start} ${line}`);
}

/** A tag with one item beside it, or with several in a list. */
function listTag(start: string, items: readonly string[]): string[] {
  if (items.length < 2) return items.map((item) => wrap(`${start} ${item}`));
  return [start, ...items.map((item) => wrap(`  - ${item}`))];
}

const returnsTags: Readonly<Record<Signature['kind'], readonly string[]>> = {
  operation: [],
  paged: ['@returns One page when it is awaited; `for await` gives the items of all pages.'],
  download: ['@returns A Blob when it is awaited; `stream()` gives the bytes as they come.'],
};

function optionTags({ operation, optional }: Signature): string[] {
  const { match, pagination } = operation;
  const items = [
    ...(match ? [`\`match\`: ${matchDoc(match)}`] : []),
    ...optionPlaces.flatMap((place) =>
      optional[place].map(
        ({ name, description, deprecated }) =>
          `\`${place}.${commentLine(name)}\`:${deprecated ? ' Deprecated.' : ''} ${commentLine(description)}`,
      ),
    ),
    ...(pagination ? ['`limit`: How many items an iteration gives at most.'] : []),
  ];
  return items.length === 0 ? [] : ['@param options', ...items.map((item) => wrap(`  - ${item}`))];
}

/** What the option `match` does. */
export function matchDoc(match: Match): string {
  const place =
    match.values === 'query' ? 'in the query' : `in \`${commentLine(keysOf(match.pointer).join('.'))}\` of the body`;
  return `Values to find by, under the names of their fields. They are sent ${place}, and their names in \`${commentLine(match.parameter)}\`.`;
}

/** One tag for each class of error, with the statuses it is thrown for. */
function throwsTags({ responses, errorEnvelope }: Operation): string[] {
  const groups = Object.entries(errorClasses).map(([name, group]) => ({
    name,
    statuses: responses.filter(({ status }) => group.test(status)).map(tellStatus),
  }));
  const tags = groups.flatMap(({ name, statuses }) => listTag(`@throws {${name}}`, statuses));
  if (errorEnvelope) {
    const values = errorEnvelope.error.map((value) => `\`${value}\``).join(' or ');
    tags.push(
      tag('@throws {EnvelopeError}', `A success whose \`${keysOf(errorEnvelope.status).join('.')}\` is ${values}.`),
    );
  }
  return tags;
}

const errorClasses: Readonly<Record<string, RegExp>> = {
  RedirectError: /^3/,
  RequestError: /^4/,
  ServerError: /^5/,
  HttpError: /^default$/,
};

function tellStatus({ status, description }: Response): string {
  const name = status === 'default' ? 'Any other status' : status;
  return description === '' ? name : `${name}: ${commentLine(description)}`;
}
