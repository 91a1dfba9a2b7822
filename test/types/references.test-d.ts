import { expectTypeOf } from 'vitest';
import type { components, paths, Whole, WholeFault, WholePart } from './generated/references.ts';

// A schema that is referred to by where it stands has a name of its own.
type PartAnswer = paths['/b']['get']['responses'][200]['content']['application/json'];
expectTypeOf<PartAnswer>().toEqualTypeOf<WholePart>();
declare const part: WholePart;
expectTypeOf(part.properties).toEqualTypeOf<string>();
expectTypeOf(part.parts).toEqualTypeOf<WholePart[] | undefined>();
expectTypeOf<keyof Whole>().toEqualTypeOf<'part'>();
expectTypeOf<WholeFault>().toEqualTypeOf<{ code: number }>();
type Wrong = paths['/b']['get']['responses']['4XX']['content']['application/json'];
expectTypeOf<Wrong>().toEqualTypeOf<WholeFault>();

// Components that are references; an operation's parameter before its path's; a parameter described by a media type.
type Get = paths['/a/{id}']['get'];
expectTypeOf<Get['parameters']['path']['id']>().toEqualTypeOf<number>();
expectTypeOf<Get['parameters']['query']['page']>().toEqualTypeOf<string>();
expectTypeOf<Get['parameters']['query']['filter']>().toEqualTypeOf<{ field: string } | undefined>();
expectTypeOf<Get['responses'][200]['content']['application/json']>().toEqualTypeOf<Whole>();
expectTypeOf<Get['responses']['default']['content']['application/json']>().toEqualTypeOf<WholeFault>();

// A header that is referred to may be missing like any other.
type Headers = components['responses']['Whole']['headers'];
expectTypeOf<Headers['X-Count']>().toEqualTypeOf<number | undefined>();
expectTypeOf<Headers['X-Note']>().toEqualTypeOf<string | undefined>();
