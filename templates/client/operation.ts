/** What the runtime needs to know of one operation; emitted as data from the description. */
export interface OperationDescriptor {
  readonly id: string;
  readonly method: 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace';
  /** Path template, such as `/contacts/{contactId}`. */
  readonly path: string;
  readonly parameters: readonly ParameterDescriptor[];
  /** Absent when the operation takes no body. */
  readonly body?: BodyDescriptor;
  /** Media types asked for; empty when a success answer carries no body. */
  readonly accept: readonly string[];
  /** What the body of a success answer is given as. */
  readonly answer: 'json' | 'text' | 'blob' | 'none';
  /** Alternatives of security scheme names that are needed together; empty when no credentials are sent. */
  readonly security: readonly (readonly string[])[];
}

/** How a body argument becomes the body of a request. */
export interface BodyDescriptor {
  readonly contentType: string;
  /** `raw` is sent as it is given. */
  readonly form: 'json' | 'multipart' | 'urlencoded' | 'raw';
}

/** How one parameter is put on the wire: OpenAPI 3.1, "Parameter Object". */
export interface ParameterDescriptor {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  /** A style of OpenAPI, or `json` for a parameter that is described by a JSON media type. */
  readonly style: string;
  readonly explode: boolean;
}

/** How one security scheme's credential is sent: OpenAPI 3.1, "Security Scheme Object". */
export type SecuritySchemeDescriptor =
  | { readonly type: 'basic' }
  | { readonly type: 'bearer' }
  | {
      readonly type: 'apiKey';
      readonly in: 'header' | 'query' | 'cookie';
      readonly name: string;
      readonly prefix: string;
    };
