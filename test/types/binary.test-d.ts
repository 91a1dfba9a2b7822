import { expectTypeOf } from 'vitest';
import type { Form, paths, Shared, Stored, StoredInput } from './generated/binary.ts';
import type { Upload } from './runtime/index.ts';

// Told by its format, by an encoding, by the media type of a part; a list of them; and text where it is encoded.
expectTypeOf<Form['file']>().toEqualTypeOf<Upload>();
expectTypeOf<Form['photo']>().toEqualTypeOf<Upload>();
expectTypeOf<Form['photos']>().toEqualTypeOf<Upload[] | undefined>();
expectTypeOf<Form['scan']>().toEqualTypeOf<Upload | undefined>();
expectTypeOf<Form['inText']>().toEqualTypeOf<string | undefined>();
expectTypeOf<Form['meta']>().toEqualTypeOf<{ title?: string | undefined } | undefined>();
type Post = paths['/files']['post'];
expectTypeOf<Post['requestBody']['content']['multipart/form-data']>().toEqualTypeOf<Form>();
export const form: Form = { file: new Blob([]), photo: new Uint8Array(1), photos: [new ArrayBuffer(1)] };
// @ts-expect-error -- a text is no file
export const text: Form = { file: 'text', photo: new Blob([]) };

expectTypeOf<Form['either']>().toEqualTypeOf<string | undefined>();
expectTypeOf<Form['list']>().toEqualTypeOf<string[] | undefined>();

// A schema that is used as JSON too says what it is there; one without a name has nothing else to be.
type Forms = NonNullable<paths['/forms']['post']['requestBody']>['content'];
expectTypeOf<Forms['multipart/form-data']>().toEqualTypeOf<{ page?: Upload | undefined }>();
expectTypeOf<Forms['application/json']>().toEqualTypeOf<Shared>();
expectTypeOf<Shared>().toEqualTypeOf<{ page?: string | undefined }>();
type Mixed = NonNullable<paths['/forms']['put']['requestBody']>['content']['multipart/mixed'];
expectTypeOf<Mixed>().toEqualTypeOf<{ page?: Upload | undefined }>();

// Bodies that are bytes: given in any form, got as a Blob.
type Answer = Post['responses'][200]['content'];
expectTypeOf<Answer['application/octet-stream']>().toEqualTypeOf<Blob>();
expectTypeOf<Answer['image/png']>().toEqualTypeOf<Blob>();
expectTypeOf<Answer['application/pdf']>().toEqualTypeOf<Blob>();
expectTypeOf<Answer['application/xml']>().toBeUnknown();
expectTypeOf<Answer['text/plain']>().toEqualTypeOf<string>();
expectTypeOf<Answer['application/zip']>().toEqualTypeOf<string>();
expectTypeOf<Answer['application/vnd.numbers']>().toEqualTypeOf<number[]>();
type Put = NonNullable<paths['/files']['put']['requestBody']>['content'];
expectTypeOf<Put['application/octet-stream']>().toEqualTypeOf<Upload>();
expectTypeOf<Put['image/jpeg']>().toEqualTypeOf<Upload>();

// A schema that holds bytes is two when it goes both ways.
expectTypeOf<Answer['application/json']>().toEqualTypeOf<Stored>();
expectTypeOf<Put['application/json']>().toEqualTypeOf<StoredInput>();
expectTypeOf<Stored>().toEqualTypeOf<{ data: Blob; text: string }>();
expectTypeOf<StoredInput>().toEqualTypeOf<{ data: Upload; text: string }>();
