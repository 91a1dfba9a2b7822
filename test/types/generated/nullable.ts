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
  list: (string | null)[] | null;
  reference: Thing | null;
  composed: Thing | null;
  choice: string | number | null;
  listed: 'a' | 'b' | null;
  listedWithNull: 'a' | null;
  map: {
    [key: string]: number | null;
  } | null;
  anything: unknown;
};
