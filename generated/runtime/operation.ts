// Copied by contact-apis from its client runtime. Do not edit.

/** What the runtime needs to know of one operation; emitted as data from the description. */
export interface OperationDescriptor {
  readonly id: string;
  readonly method: 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace';
  /** Path template, such as `/contacts/{contactId}`. */
  readonly path: string;
  readonly parameters: readonly ParameterDescriptor[];
  /** Media type in which the body is sent; absent when the operation takes none. */
  readonly contentType?: string;
  /** Media types asked for, the preferred one first; empty when a success answer carries no body. */
  readonly accept: readonly string[];
  /** Alternatives of security scheme names that are needed together; empty when no credentials are sent. */
  readonly security: readonly (readonly string[])[];
}

/** How one parameter is put on the wire: OpenAPI 3.1, "Parameter Object". */
export interface ParameterDescriptor {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
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
