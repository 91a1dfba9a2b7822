import type { ApiModel, Operation } from '../model/model.ts';
import { commentLine, commentText } from './code.ts';
import type { Signature } from './signature.ts';

/** JSDoc of one operation's method: what it does, its arguments, its errors, and how all that is known. */
export function methodDoc({ operation, pathParameters, optional, body }: Signature): string {
  const { summary, description, deprecated, provenance } = operation;
  const lines = [
    [summary, description].filter(Boolean).map(commentText).join('\n\n'),
    ...(provenance ? [provenanceLine(provenance.level, provenance.note)] : []),
  ];
  const tags = [
    ...pathParameters.map(({ parameter, name }) => `@param ${name} ${commentLine(parameter.description)}`),
    ...(body
      ? [`@param body ${commentLine(operation.requestBody?.description ?? '') || `Sent as ${body.media.type}.`}`]
      : []),
    ...parameterList(optional),
    ...errorTags(operation),
    ...(provenance ? [`@see ${commentText(provenance.source)}`] : []),
    ...(deprecated ? ['@deprecated For the reason given above.'] : []),
  ];
  return `\n${[lines.filter(Boolean).join('\n\n'), tags.join('\n')].filter(Boolean).join('\n\n')}`;
}

/** JSDoc of the function that makes an API's client. */
export function clientDoc({ title, servers, securitySchemes }: ApiModel): string {
  const schemes = Object.keys(securitySchemes).join(', ');
  return [
    `\nMakes a client of ${commentText(title)}.`,
    ...(schemes ? [`\nCredentials go under the name of their security scheme: ${commentText(schemes)}.`] : []),
    ...(servers[0] ? [`\n@param options \`baseUrl\` is ${commentText(servers[0].url)} when left out`] : []),
  ].join('\n');
}

function provenanceLine(level: string, note = ''): string {
  return commentText(`Provenance: ${level}. ${note}`);
}

function parameterList(optional: Signature['optional']): string[] {
  const places = Object.entries(optional).filter(([, parameters]) => parameters.length > 0);
  const parameters = places.flatMap(([, members]) => members);
  if (parameters.length === 0) return [];
  const items = parameters.map(
    (parameter) => `  - \`${commentText(parameter.name)}\`: ${commentLine(parameter.description)}`,
  );
  const holders = places.map(([place]) => `\`${place}\``).join(' and ');
  return [`@param options Its ${holders} ${places.length > 1 ? 'hold' : 'holds'}:`, ...items];
}

function errorTags({ responses }: Operation): string[] {
  const errors = responses.filter(({ status }) => /^[45]/.test(status));
  const items = errors.map(({ status, description }) => `${status} ${commentLine(description).replace(/\.$/, '')}`);
  return items.length === 0 ? [] : [`@throws ApiError ${items.join('; ')}`];
}
