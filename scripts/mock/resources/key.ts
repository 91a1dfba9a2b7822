import type { JsonSchema } from '../../spec/openapi.ts';
import { plain, singular } from './names.ts';
import type { Shape, ShapeOf } from './shape.ts';

const suffixes = ['id', 'uuid', 'guid', 'key', 'slug', 'name', 'number', 'code'];
const usualKeys = ['id', 'uuid', 'guid', 'key', 'slug', 'code', 'name', 'number', 'username', 'login', 'email'];

/** The path parameter that names a record. */
export interface IdParameter {
  readonly name: string;
  readonly schema: JsonSchema;
}

/**
 * The member of a record that is its id, told from the name and type of the path parameter, else from what ids are called.
 * @param segment the one that names the collection, such as `pets`
 */
export function keyOf(
  record: Shape,
  parameter: IdParameter | undefined,
  segment: string,
  shapeOf: ShapeOf,
): string | undefined {
  const one = singular(segment);
  const wanted = parameter ? plain(parameter.name) : '';
  const near = [
    wanted,
    ...(wanted.startsWith(one) ? [wanted.slice(one.length)] : []),
    ...suffixes.filter((suffix) => wanted.endsWith(suffix)),
    ...(wanted === 'id' ? [`${one}id`] : []),
  ];
  const far = [...usualKeys.slice(0, 3), `${one}id`, `${one}uuid`, ...usualKeys.slice(3)];
  const asked = classOf(parameter && shapeOf(parameter.schema));
  const find = (names: readonly string[], isStrict: boolean): string | undefined =>
    names.flatMap((name) => {
      const found = [...record.members].find(
        ([member, schema]) => plain(member) === name && agree(asked, classOf(shapeOf(schema)), isStrict),
      );
      return name !== '' && found ? [found[0]] : [];
    })[0];
  return find(near, false) ?? find(far, parameter !== undefined);
}

type Class = 'text' | 'number' | 'unknown' | 'other';

function classOf(shape: Shape | undefined): Class {
  const [type] = shape?.types ?? [];
  if (type === undefined) return 'unknown';
  if (type === 'string') return 'text';
  return type === 'integer' || type === 'number' ? 'number' : 'other';
}

/** Whether a path parameter can name what a member holds; a parameter that is a text can be that of a number. */
function agree(parameter: Class, member: Class, isStrict: boolean): boolean {
  if (member === 'other') return false;
  if (parameter === 'unknown' || member === 'unknown' || parameter === member) return true;
  return !isStrict && parameter === 'text';
}
