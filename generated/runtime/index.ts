// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

export type { Client } from 'openapi-fetch';
export { binary, form, json, multipart } from './body.ts';
export type { Answer, Call, DownloadCall, Page, PagedCall, Result } from './call.ts';
export { connect, type Connection } from './connect.ts';
export type {
  BasicCredential,
  BasicUser,
  Credential,
  ExchangeMembers,
  Provider,
  ProviderContext,
  TokenCredential,
  TokenProvider,
} from './credentials.ts';
export { reviveDates, type DateShape } from './dates.ts';
export { download } from './download.ts';
export { envelope, type EnvelopeShape } from './envelope.ts';
export {
  AbortError,
  ApiError,
  DecodeError,
  EnvelopeError,
  HttpError,
  InputError,
  NetworkError,
  RedirectError,
  RequestError,
  ServerError,
  TimeoutError,
  ValidationError,
  type CallError,
  type ErrorDetails,
  type SuccessStatus,
} from './errors.ts';
export { exchange } from './exchange.ts';
export type { CallEvent, ErrorEvent, HookHeaders, Hooks, InvalidEvent, ResponseEvent, RetryEvent } from './hooks.ts';
export { bind, operation, type AnyOperation, type Operation } from './invoke.ts';
export { matchBody, matchQuery, type MatchValue } from './match.ts';
export type {
  ApiDescriptor,
  BodyWriter,
  DateReviver,
  HttpMethod,
  OperationDescriptor,
  Part,
  Reader,
  RequestBody,
  Style,
  Styles,
  Unwrap,
  Upload,
} from './operation.ts';
export type {
  CallOptions,
  ClientOptions,
  ConnectOptions,
  Fetch,
  HeaderValues,
  LimitOptions,
  RetryOptions,
  ValidateMode,
  ValidateOptions,
  Validators,
} from './options.ts';
export { paged, type Paging } from './paging.ts';
export { cookiePart, headerPart, queryPart } from './parts.ts';
export { createRaw } from './raw.ts';
export { readBlob, readJson, readNothing, readText } from './read.ts';
export { revive } from './revive.ts';
export { basic, bearer, cookieKey, headerKey, queryKey, type Scheme } from './schemes.ts';
export {
  commas,
  deepObject,
  jsonText,
  jsonValue,
  label,
  labelExploded,
  matrix,
  matrixExploded,
  pipeDelimited,
  reserved,
  simple,
  simpleExploded,
  spaceDelimited,
} from './styles.ts';
export { formExploded } from './serialize.ts';
export { validating } from './validating.ts';
export type { Issue, Validator } from './validation.ts';
export { readXml } from './xml.ts';
