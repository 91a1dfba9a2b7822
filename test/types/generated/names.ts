export interface paths {
  "/quote/{it's}": {
    get: {
      parameters: {
        query?: {
          'filter[name]'?: string | undefined;
        };
        path: {
          "it's": string;
        };
      };
      responses: {
        200: {
          content: {
            'application/vnd.x+json; v="1"': ContactListItem;
          };
        };
      };
    };
  };
}
export interface components {
  schemas: {
    'contact.list-item': ContactListItem;
    Array: Array;
    Record: Record;
    Blob: Blob;
    Upload: Upload;
    'a/b~c%25#d': ABC25D;
  };
}
export type ContactListItem = {
  1: string;
  'a b': string;
  '-1': string;
  constructor: string;
  __proto__: string;
  "quo'te": "'" | '"' | '\\' | '*/' | ' ';
  new: boolean;
  'gr\u00F6\u00DFe': number;
  properties: Array;
};
export type Array = {
  length?: string;
};
export type Record = {
  [key: string]: number;
};
export type Blob = {
  data?: globalThis.Blob;
};
export type Upload = string;
export type ABC25D = {
  self?: ABC25D;
};
