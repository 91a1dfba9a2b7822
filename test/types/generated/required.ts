export interface paths {}
export interface components {
  schemas: {
    Base: Base;
    Deep: Deep;
    Beside: Beside;
    Inside: Inside;
    ThroughRefs: ThroughRefs;
    OtherMember: OtherMember;
    OfParent: OfParent;
    BesideRef: BesideRef;
    Closed: Closed;
    ClosedMember: ClosedMember;
    Empty: Empty;
    Undeclared: Undeclared;
    Map: Map;
    OneOrOther: OneOrOther;
    InUnion: InUnion;
    OneClosed: OneClosed;
    Described: Described;
    Twice: Twice;
  };
}
export type Base = {
  name?: string;
  age?: number;
};
export type Deep = Base;
export type Beside = Base & {
  name: string;
};
export type Inside = Base & {
  name: string;
};
export type ThroughRefs = Deep & {
  name: string;
};
export type OtherMember = {
  a: string;
  b?: string;
};
export type OfParent = {
  a: string;
};
export type BesideRef = Base & {
  age: number;
};
export type Closed = Base & {
  name: string;
};
export type ClosedMember = Base;
export type Empty = {
  [key: string]: never;
};
export type Undeclared = {
  anything: unknown;
};
export type Map = {
  total: number;
} & {
  [key: string]: number;
};
export type OneOrOther = {
  mail?: string;
  phone?: string;
  note?: string;
} & (
  | {
      mail: string;
    }
  | {
      phone: string;
    }
);
export type InUnion = {
  name: string | number;
} & (
  | Base
  | {
      name?: number;
    }
);
export type OneClosed = {
  [key: string]: never;
};
export type Described = {
  /** Told. */
  id?: string;
};
export type Twice = {
  /** Format: uuid */
  id: string;
};
