import { expectTypeOf } from 'vitest';
import type {
  components,
  Identified,
  paths,
  Plain,
  Reply,
  Team,
  TeamInput,
  Tree,
  TreeInput,
  User,
  UserInput,
  UserInput2,
  webhooks,
} from './generated/directions.ts';

// What is answered has the readOnly members, and not the writeOnly ones.
declare const user: User;
expectTypeOf(user.id).toEqualTypeOf<string>();
expectTypeOf(user.created).toEqualTypeOf<string>();
expectTypeOf<User>().not.toHaveProperty('password');
expectTypeOf<Identified>().toEqualTypeOf<{ id: string }>();

// What is sent is the other way round. The name `UserInput` was taken.
expectTypeOf<UserInput2>().toEqualTypeOf<{ name: string; password: string; both?: string | undefined }>();
expectTypeOf<UserInput>().toEqualTypeOf<string>();
export const sent: UserInput2 = { name: 'Ada', password: 'secret' };
export const withId: UserInput2 = {
  name: 'Ada',
  password: 'secret',
  // @ts-expect-error -- id comes from the schema it is composed of, and is readOnly
  id: '1',
};
export const withStamp: UserInput2 = {
  name: 'Ada',
  password: 'secret',
  // @ts-expect-error -- the schema that `created` refers to is readOnly
  created: 'now',
};
// @ts-expect-error -- a writeOnly member that is required stays so
export const withoutPassword: UserInput2 = { name: 'Ada' };
// What was read may be sent back with what is asked beside.
export const sentBack: UserInput2 = { ...user, password: 'secret' };

// Through items, additionalProperties and recursion.
declare const team: Team;
expectTypeOf(team.users).items.toEqualTypeOf<User>();
expectTypeOf<NonNullable<Team['byRole']>>().toEqualTypeOf<{ [key: string]: User }>();
expectTypeOf<TeamInput['users']>().items.toEqualTypeOf<UserInput2>();
expectTypeOf<NonNullable<TeamInput['byRole']>>().toEqualTypeOf<{ [key: string]: UserInput2 }>();
expectTypeOf<Team['plain']>().toEqualTypeOf<Plain | undefined>();
expectTypeOf<TeamInput['plain']>().toEqualTypeOf<Plain | undefined>();
expectTypeOf<TreeInput>().toEqualTypeOf<{ children: TreeInput[]; parent?: TreeInput | null | undefined }>();
declare const tree: Tree;
expectTypeOf(tree.children[0]!.id).toEqualTypeOf<number>();
export const planted: TreeInput = {
  children: [
    // @ts-expect-error -- readOnly at every depth
    { children: [], id: 1 },
  ],
};

// Components and operations, and webhooks the other way.
expectTypeOf<components['requestBodies']['User']['content']['application/json']>().toEqualTypeOf<UserInput2>();
expectTypeOf<components['responses']['User']['content']['application/json']>().toEqualTypeOf<User>();
expectTypeOf<components['responses']['User']['headers']['X-Owner']>().toEqualTypeOf<User>();
type Replace = paths['/teams/{id}']['put'];
expectTypeOf<Replace['requestBody']['content']['application/json']>().toEqualTypeOf<TeamInput>();
expectTypeOf<Replace['responses'][200]['content']['application/json']>().toEqualTypeOf<Team>();
type Heard = NonNullable<webhooks['userCreated']['post']['requestBody']>['content']['application/json'];
expectTypeOf<Heard>().toEqualTypeOf<User>();

expectTypeOf<Reply>().toEqualTypeOf<{ token?: string | undefined }>();

// Schemas without names, where what is required stands apart.
type Inline = paths['/inline']['post'];
expectTypeOf<NonNullable<Inline['requestBody']>['content']['application/json']>().toEqualTypeOf<{ name: string }>();
expectTypeOf<Inline['responses'][200]['content']['application/json']>().toEqualTypeOf<{ id: string }>();

// An object that has nothing left takes nothing, unless it is a map; what a branch hides is not required around it.
type Emptied = NonNullable<paths['/emptied']['post']['requestBody']>['content']['application/json'];
export const emptied: Emptied = { meta: {}, map: { any: 1 }, none: { any: 1 }, choice: { name: 'a', size: 1 } };
export const filled: Emptied = {
  meta: {
    // @ts-expect-error -- id is readOnly
    id: '1',
  },
};
// @ts-expect-error -- a name is required in both branches
export const nameless: Emptied = { choice: { size: 1 } };

// A member that may be left out may also be undefined, since it is not sent.
export const unsure: Plain = { name: undefined };
