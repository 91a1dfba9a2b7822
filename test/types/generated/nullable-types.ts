export interface paths {}
export interface components {
  schemas: {
    Thing: Thing;
    Holder: Holder;
  };
}
export type Thing = {
  a?: string;
};
export type Holder = {
  text: string | null;
  two: string | number;
  reference: Thing | null;
  listed: 'a' | null;
  onlyNull: null;
  object: {
    b: string;
  } | null;
  composed: Thing | null;
  inherited: Thing | string | null;
  onlyOne?: {
    a?: string;
    b?: string;
  };
  choice: 'x' | 'y' | null;
};
