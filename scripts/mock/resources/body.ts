import { isJson } from '../../spec/media-type.ts';
import type { Operation } from '../../model/model.ts';
import type { JsonSchema } from '../../spec/openapi.ts';
import type { Place } from './answer.ts';
import type { ShapeOf } from './shape.ts';

/**
 * Where the record stands in what is sent: in the whole body or, as in `{"pet": {"name": "Rex"}}`, in the one member of
 * it that is an object like the record. Of several media types JSON counts, else the first.
 */
export function placeOfSent({ requestBody }: Operation, record: JsonSchema | undefined, shapeOf: ShapeOf): Place {
  const content = requestBody?.content ?? [];
  const schema = (content.find(({ type }) => isJson(type) && !type.includes('json-patch')) ?? content[0])?.schema;
  const isLikeRecord = (one: JsonSchema | undefined): boolean =>
    [...shapeOf(one).members.keys()].some((name) => shapeOf(record).members.has(name));
  const whole = { path: [], schema };
  if (isLikeRecord(schema)) return whole;
  const wrapped = [...shapeOf(schema).members].filter(
    ([, member]) => shapeOf(member).types.includes('object') && isLikeRecord(member),
  );
  return wrapped.length === 1 ? { path: [wrapped[0]![0]], schema: wrapped[0]![1] } : whole;
}
