/** Classes of the runtime that every API's index exports; schemas of these names are renamed. */
export const runtimeClasses = [
  'AbortError',
  'ApiError',
  'DecodeError',
  'EnvelopeError',
  'HttpError',
  'InputError',
  'NetworkError',
  'RedirectError',
  'RequestError',
  'ServerError',
  'TimeoutError',
  'ValidationError',
] as const;

/** Types of the runtime that an API's index exports where no schema has the name. */
export const runtimeTypes = [
  'Answer',
  'Call',
  'CallError',
  'CallOptions',
  'ClientOptions',
  'Connection',
  'DownloadCall',
  'Hooks',
  'MatchValue',
  'Page',
  'PagedCall',
  'Result',
  'RetryOptions',
  'TokenProvider',
  'Upload',
] as const;

/** Functions and values of the runtime that generated modules import. */
const runtimeValues = [
  'basic',
  'bearer',
  'binary',
  'bind',
  'commas',
  'connect',
  'cookieKey',
  'cookiePart',
  'createRaw',
  'deepObject',
  'download',
  'envelope',
  'exchange',
  'form',
  'formExploded',
  'headerKey',
  'headerPart',
  'json',
  'jsonText',
  'jsonValue',
  'label',
  'labelExploded',
  'matchBody',
  'matchQuery',
  'matrix',
  'matrixExploded',
  'multipart',
  'operation',
  'paged',
  'pipeDelimited',
  'queryKey',
  'queryPart',
  'readBlob',
  'readJson',
  'readJson',
  'readNothing',
  'readText',
  'readXml',
  'reserved',
  'revive',
  'reviveDates',
  'reviveDates',
  'simple',
  'simpleExploded',
  'spaceDelimited',
  'validating',
  'validating',
];

/** What generated modules declare or use of the language beside that. */
const moduleNames = [
  'api',
  'components',
  'connection',
  'dates',
  'operations',
  'options',
  'paths',
  'groups',
  'unwrap',
  'xml',
];

const statusRanges = ['Status3XX', 'Status4XX', 'Status5XX'];

const globalTypes = ['Blob', 'Date', 'Exclude', 'Extract', 'NonNullable', 'Object', 'Promise', 'Record'];

/** Names that schemas may have, but that mean something else in `operations.ts` and `client.ts`. */
export const namesInUse: ReadonlySet<string> = new Set([
  ...runtimeClasses,
  ...runtimeTypes,
  ...runtimeValues,
  ...moduleNames,
  ...globalTypes,
  ...statusRanges,
  'ApiDescriptor',
  'BasicCredential',
  'Client',
  'TokenCredential',
]);
