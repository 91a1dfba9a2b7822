/** How surely a statement can be known, surest first. */
export const provenanceLevels = ['documented', 'indexed', 'observed', 'inferred'] as const;
/** One of them. */
export type ProvenanceLevel = (typeof provenanceLevels)[number];

/** How a statement of the description is known (`x-provenance`). */
export interface Provenance {
  readonly level: ProvenanceLevel;
  /** URL of the page or code it was read from. */
  readonly source: string;
  readonly note?: string;
  /** Parts of an operation that nobody documented, such as `responses/401` or `requestBody`. */
  readonly inferred?: readonly string[];
}

/** How pages are asked for, and where items and totals stand in the answer (`x-pagination`). */
export interface Pagination {
  readonly page?: { readonly parameter: string; readonly first: number };
  readonly offset?: { readonly parameter: string };
  readonly size?: { readonly parameter: string; readonly default?: number; readonly maximum?: number };
  /** JSON pointer into the success body. */
  readonly items: string;
  /** JSON pointer into the success body. */
  readonly total?: string;
}

/** When a 2xx body is really an error (`x-error-envelope`). */
export interface ErrorEnvelope {
  /** JSON pointer to the member that tells. */
  readonly status: string;
  /** Values of that member that mean an error. */
  readonly error: readonly string[];
  /** JSON pointer to what went wrong, in words. */
  readonly message: string;
  /** JSON pointer to the payload of a good answer. */
  readonly data: string;
}

/** Where the values stand that a list of field names matches contacts by (`x-match`). */
export type Match = MatchByQuery | MatchByBody;

/** The values are query parameters, each under the name of its field. */
export interface MatchByQuery {
  /** Query parameter that lists the names of the fields. */
  readonly parameter: string;
  readonly values: 'query';
  /** Query parameter, an exploded object, that holds the values by name of field. */
  readonly valuesParameter: string;
}

/** The values are in the body that is sent. */
export interface MatchByBody {
  /** Query parameter that lists the names of the fields. */
  readonly parameter: string;
  readonly values: 'body';
  /** JSON pointer into the request body, to the object that holds the values by name of field. */
  readonly pointer: string;
}

/** What an operation may do with a collection of the mock's state. */
export const resourceActions = ['list', 'read', 'create', 'update', 'replace', 'delete'] as const;
/** One of them; `update` merges what is sent, `replace` puts it in place of what was there. */
export type ResourceAction = (typeof resourceActions)[number];

/** Which collection of the mock's state an operation reads or writes, and how (`x-resource`). */
export interface Resource {
  /**
   * Name of the collection, such as `campaigns`. Path parameters in it make one collection for each parent:
   * `owners/{ownerId}/pets`.
   */
  readonly collection: string;
  /** Told from the method and the path where it is left out. */
  readonly action?: ResourceAction;
  /** Path parameter that holds the record's id. The one that ends the path where it is left out. */
  readonly id?: string;
  /** Member of the record that holds its id. Told from the schema where it is left out. */
  readonly key?: string;
  /** Parameters with the member that each must equal: other records are as if they were not there. */
  readonly where?: Readonly<Record<string, string>>;
  /** Path parameters with the collection in which each must name a record. */
  readonly parents?: Readonly<Record<string, string>>;
}

/** How credentials become the token that a security scheme sends (`x-token-exchange`). */
export interface TokenExchange {
  /** `operationId` of the operation that answers the token. */
  readonly operation: string;
  /** Names of the credential's members, each with the JSON pointer into the request body where it goes. */
  readonly request: Readonly<Record<string, string>>;
  /** JSON pointer into the success body. */
  readonly token: string;
}
