export interface paths {}
export interface components {
  schemas: {
    Json: Json;
    Nest: Nest;
    Tree: Tree;
    Chicken: Chicken;
    Egg: Egg;
    Alias: Alias;
    Itself: Itself;
    OrItself: OrItself;
    Ping: Ping;
    Pong: Pong;
    AndItself: AndItself;
    Base: Base;
    Left: Left;
    Right: Right;
    Tuple: Tuple;
  };
}
export type Json =
  | string
  | number
  | boolean
  | Json[]
  | {
      [key: string]: Json;
    }
  | null;
export type Nest = Nest[];
export type Tree = {
  children: Tree[];
};
export type Chicken = {
  lays?: Egg;
};
export type Egg = {
  hatches: Chicken;
};
export type Alias = Tree;
export type Itself = unknown;
export type OrItself = string;
export type Ping = number | string;
export type Pong = string | number;
export type AndItself = {
  a?: string;
};
export type Base = {
  id: string;
} & (
  | {
      left: string;
    }
  | {
      right: string;
    }
);
export type Left = {
  id: string;
} & {
  left: string;
};
export type Right = {
  id: string;
} & {
  right: string;
};
export type Tuple = [string, Tuple?];
