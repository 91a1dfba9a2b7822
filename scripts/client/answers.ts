import type { Operation } from '../model/model.ts';
import { isXml } from '../spec/media-type.ts';
import type { JsonSchema } from '../spec/openapi.ts';
import { holdsJson } from './signature.ts';
import { successResponses } from './signature.ts';

/** What the 2xx answers of an operation may hold. */
export interface Answers {
  /** Schemas of their JSON bodies, or of their XML where there is no JSON. */
  readonly schemas: readonly JsonSchema[];
  readonly isXml: boolean;
  /** Whether there is one without a body. */
  readonly mayBeEmpty: boolean;
}

/** Reads off an operation what its good answers hold; each of them may be the one given. */
export function answersOf(operation: Operation): Answers {
  const good = successResponses(operation).map(({ content }) => content);
  const json = good.flatMap((content) => schemaOf(content.filter(holdsJson)));
  const xml = good.flatMap((content) => schemaOf(content.filter(({ type }) => isXml(type))));
  const hasJson = good.flat().some(holdsJson);
  return {
    schemas: [...new Set(hasJson ? json : xml)],
    isXml: !hasJson && xml.length > 0,
    mayBeEmpty: good.some((content) => content.length === 0),
  };
}

function schemaOf(content: Operation['responses'][number]['content']): JsonSchema[] {
  const media = content.find(({ type }) => type === 'application/json') ?? content[0];
  return media?.schema === undefined ? [] : [media.schema];
}
