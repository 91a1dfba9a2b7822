import type { Upload } from '../runtime/index.ts';

export interface paths {
  '/files': {
    put: {
      parameters: {
        query?: never;
      };
      requestBody?: {
        content: {
          'application/octet-stream': Upload;
          'image/jpeg': Upload;
          'application/json': StoredInput;
        };
      };
      responses: {
        204: {
          content?: never;
        };
      };
    };
    post: {
      parameters: {
        query?: never;
      };
      requestBody: {
        content: {
          'multipart/form-data': Form;
        };
      };
      responses: {
        200: {
          content: {
            'application/octet-stream': Blob;
            'image/png': Blob;
            'application/pdf': Blob;
            'application/json': Stored;
            'application/xml': unknown;
            'text/plain': string;
            'application/zip': string;
            'application/vnd.numbers': number[];
          };
        };
      };
    };
  };
  '/forms': {
    put: {
      parameters: {
        query?: never;
      };
      requestBody?: {
        content: {
          'multipart/mixed': {
            page?: Upload | undefined;
          };
        };
      };
      responses: {
        204: {
          content?: never;
        };
      };
    };
    post: {
      parameters: {
        query?: never;
      };
      requestBody?: {
        content: {
          'multipart/form-data': {
            page?: Upload | undefined;
          };
          'application/json': Shared;
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
    Form: Form;
    Shared: Shared;
    Stored: Stored;
    StoredInput: StoredInput;
  };
}
export type Form = {
  file: Upload;
  photo: Upload;
  photos?: Upload[] | undefined;
  scan?: Upload | undefined;
  inText?: string | undefined;
  meta?:
    | {
        title?: string | undefined;
      }
    | undefined;
  either?: string | undefined;
  list?: string[] | undefined;
};
/** A form whose parts are texts in JSON. */
export type Shared = {
  page?: string | undefined;
};
export type Stored = {
  data: Blob;
  text: string;
};
export type StoredInput = {
  data: Upload;
  text: string;
};
