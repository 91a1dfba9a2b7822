/** What `contact-apis.config.ts` says: which clients to generate, and where to. */
export interface ContactApisConfig {
  /** Folder for the clients, seen from the configuration file: one folder per API, and `runtime`, which they share. */
  output: string;
  /** The APIs by name. `which50`, `cxengage` and `callab` are described in the package; any other name needs a `spec`. */
  apis: {
    which50?: ApiSettings;
    cxengage?: ApiSettings;
    callab?: ApiSettings;
    [name: string]: ApiSettings | undefined;
  };
  /** What a `date-time` is, sent or answered: ISO text, or a `Date`. A `date` stays text. Defaults to `'string'`. */
  dates?: Dates;
  /** How relative imports end. Defaults to `'.js'`. */
  importExtension?: ImportExtension;
  /** Text for the head of every file, as comment lines. */
  banner?: string;
}

/** What to generate of one API. */
export interface ApiSettings {
  /** A description of your own, in OpenAPI 3.0 or 3.1: a file, seen from the configuration file, or an http(s) URL. */
  spec?: string;
  /** Only these operations, and what they refer to. All of them when left out. */
  include?: Selection;
  /** None of these operations; this outweighs {@link ApiSettings.include}. */
  exclude?: Selection;
  /** In place of {@link ContactApisConfig.dates}. */
  dates?: Dates;
}

/** Operations that have one of the tags or one of the operationIds. */
export interface Selection {
  tags?: readonly string[];
  /** By operationId. */
  operations?: readonly string[];
}

export type Dates = 'string' | 'Date';
export type ImportExtension = '.ts' | '.js' | '';

/** Gives a configuration as it is, and lets the editor know its type. */
export function defineConfig(config: ContactApisConfig): ContactApisConfig {
  return config;
}
