import { describe, expect, test } from 'vitest';
import type { MediaType, Operation } from '../../scripts/model/model.ts';
import { decodeXml, documentResolver } from '../../scripts/xml/index.ts';
import { readApis } from '../support/apis.ts';
import { createValidator } from '../support/validate.ts';

const apis = await readApis();

describe.each(apis)('every example of $model.name is valid', ({ model, document }) => {
  const validate = createValidator(document);
  const resolve = documentResolver(document);

  test.each(model.operations)('$id', (operation) => {
    const violations = [...parameterViolations(operation), ...mediaTypesOf(operation).flatMap(mediaViolations)];
    expect(violations).toEqual([]);
  });

  function parameterViolations({ parameters }: Operation): string[] {
    return parameters.flatMap(({ name, schema, example }) =>
      validate(schema, example).map((text) => `${name} ${text}`),
    );
  }

  function mediaViolations([place, { type, schema, examples }]: [string, MediaType]): string[] {
    if (schema === undefined) return [];
    return examples.flatMap(({ name, value }) => {
      const decoded = type.endsWith('xml') ? decodeXml(value as string, { schema }, resolve) : value;
      return validate(schema, decoded).map((text) => `${place} ${type} ${name}: ${text}`);
    });
  }
});

function mediaTypesOf({ requestBody, responses }: Operation): [string, MediaType][] {
  return [
    ...(requestBody?.content ?? []).map((media): [string, MediaType] => ['request', media]),
    ...responses.flatMap(({ status, content }) => content.map((media): [string, MediaType] => [status, media])),
  ];
}
