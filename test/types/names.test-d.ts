import { expectTypeOf } from 'vitest';
import type {
  ABC25D,
  Array as ArraySchema,
  Blob as BlobSchema,
  components,
  ContactListItem,
  paths,
  Record as RecordSchema,
} from './generated/names.ts';

declare const item: ContactListItem;
expectTypeOf(item['a b']).toEqualTypeOf<string>();
expectTypeOf(item[1]).toEqualTypeOf<string>();
expectTypeOf(item['-1']).toEqualTypeOf<string>();
expectTypeOf(item.constructor).toEqualTypeOf<string>();
expectTypeOf<ContactListItem['__proto__']>().toEqualTypeOf<string>();
expectTypeOf(item["quo'te"]).toEqualTypeOf<"'" | '"' | '\\' | '*/' | '\u2028'>();
expectTypeOf(item.new).toEqualTypeOf<boolean>();
expectTypeOf(item.größe).toEqualTypeOf<number>();

// Schemas called like types of the language are what the description says.
expectTypeOf(item.properties).toEqualTypeOf<ArraySchema>();
expectTypeOf<ArraySchema>().toEqualTypeOf<{ length?: string }>();
expectTypeOf<RecordSchema>().toEqualTypeOf<{ [key: string]: number }>();
expectTypeOf<BlobSchema>().toEqualTypeOf<{ data?: Blob }>();
expectTypeOf<components['schemas']['Upload']>().toEqualTypeOf<string>();

// Escapes in references and in the names of paths, parameters and media types.
expectTypeOf<ABC25D['self']>().toEqualTypeOf<ABC25D | undefined>();
type Get = paths["/quote/{it's}"]['get'];
expectTypeOf<Get['parameters']['path']["it's"]>().toEqualTypeOf<string>();
expectTypeOf<NonNullable<Get['parameters']['query']>['filter[name]']>().toEqualTypeOf<string | undefined>();
expectTypeOf<Get['responses'][200]['content']['application/vnd.x+json; v="1"']>().toEqualTypeOf<ContactListItem>();
