export interface paths {
  '/maps': {
    post: {
      parameters: {
        query?: never;
      };
      requestBody?: {
        content: {
          'application/json': Mixed;
        };
      };
      responses: {
        204: {
          content?: never;
        };
      };
    };
  };
}
export interface components {
  schemas: {
    Bounded: Bounded;
    Matrix: Matrix;
    Anything: Anything;
    Supposed: Supposed;
    WrappedItems: WrappedItems;
    ConstantItems: ConstantItems;
    Point: Point;
    Optional: Optional;
    WithRest: WithRest;
    Points: Points;
    Nothing: Nothing;
    Free: Free;
    FreeToo: FreeToo;
    Mixed: Mixed;
    Patterns: Patterns;
    Empty: Empty;
    Closed: Closed;
    Unknown: Unknown;
    true: True;
    Holder: Holder;
    Fixed: Fixed;
    FixedObjects: FixedObjects;
    Big: Big;
    Mapped: Mapped;
    AdditionalUnknown: AdditionalUnknown;
  };
}
export type Bounded = string[];
export type Matrix = number[][];
export type Anything = unknown[];
export type Supposed = string[];
export type WrappedItems = string[][];
export type ConstantItems = [1, 2][];
export type Point = [number, number];
export type Optional = [string, number?];
export type WithRest = [string, ...number[]];
export type Points = Point[];
export type Nothing = [];
export type Free = {
  [key: string]: unknown;
};
export type FreeToo = {
  id: string;
} & {
  [key: string]: unknown;
};
export type Mixed = {
  count: number;
  when?: string | null | undefined;
} & {
  [key: string]: boolean | number | string | null;
};
export type Patterns = {
  [key: string]: string | number;
};
export type Empty = {
  [key: string]: unknown;
};
export type Closed = {
  [key: string]: never;
};
export type Unknown = unknown;
export type True = unknown;
export type Holder = {
  any?: unknown;
  yes?: unknown;
  no?: never;
  never?: never;
  not?: unknown;
};
export type Fixed = {
  a: 1;
  b: [true, null];
};
export type FixedObjects =
  | {
      a: 1;
    }
  | {
      a: 2;
      b: {
        [key: string]: never;
      };
    };
/** Format: int64 */
export type Big = number;
export type Mapped = {
  [key: string]: Mapped;
};
export type AdditionalUnknown = {
  a?: number;
} & {
  [key: string]: unknown;
};
