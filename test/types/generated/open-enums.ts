export interface paths {
  '/things': {
    get: {
      parameters: {
        query?: {
          sort?: 'up' | 'down' | (string & {}) | undefined;
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
    Closed: Closed;
    ByAnyOf: ByAnyOf;
    ByOneOf: ByOneOf;
    ByReference: ByReference;
    Text: Text;
    Typed: Typed;
    Extensible: Extensible;
    ExtensibleFlag: ExtensibleFlag;
    Nullable: Nullable;
    NullableExtensible: NullableExtensible;
    Numbers: Numbers;
    List: List;
    Never: Never;
    Constants: Constants;
  };
}
export type Closed = 'on' | 'off';
export type ByAnyOf = 'on' | 'off' | (string & {});
export type ByOneOf = 'on' | 'off' | (string & {});
export type ByReference = Closed | (string & {});
export type Text = string;
export type Typed = 'on' | 'off' | (string & {});
export type Extensible = 'on' | 'off' | (string & {});
export type ExtensibleFlag = 'on' | 'off' | (string & {});
export type Nullable = 'on' | 'off' | (string & {}) | null;
export type NullableExtensible = 'on' | 'off' | (string & {}) | null;
export type Numbers = 1 | 2 | (number & {});
export type List = ByAnyOf[];
export type Never = 'never' | (string & {});
export type Constants = 'a' | 'b';
