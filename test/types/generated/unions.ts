export interface paths {}
export interface components {
  schemas: {
    Beside: Beside;
    Both: Both;
    Scalars: Scalars;
    Mixed: Mixed;
    Refined: Refined;
    Numbers: Numbers;
    Partly: Partly;
    false: False;
    Formats: Formats;
    WithTrue: WithTrue;
    WithFalse: WithFalse;
    AllFalse: AllFalse;
    AllTrue: AllTrue;
  };
}
export type Beside = {
  id: string;
} & (
  | {
      a: string;
    }
  | {
      b: number;
    }
);
export type Both = {
  id: string;
} & (
  | {
      a: 1;
    }
  | {
      a: 2;
    }
);
export type Scalars = string | number | boolean;
export type Mixed =
  | string
  | {
      a?: string;
    }
  | string[];
export type Refined = 'a' | 'b';
/** Format: int32 */
export type Numbers = number;
export type Partly = ('a' | 1) & string;
export type False = false;
export type Formats = string;
export type WithTrue = unknown;
export type WithFalse = string;
export type AllFalse = never;
export type AllTrue = string;
