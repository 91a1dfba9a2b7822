export type { Client } from 'openapi-fetch';
export { createCaller, type Call, type CallOptions, type ClientOptions } from './client.ts';
export type { BasicCredential, Credential } from './credentials.ts';
export { ApiError, ClientError, DecodeError, InputError } from './errors.ts';
export type {
  BodyDescriptor,
  OperationDescriptor,
  ParameterDescriptor,
  SecuritySchemeDescriptor,
} from './operation.ts';
