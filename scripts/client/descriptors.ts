import type { ApiModel, Operation } from '../model/model.ts';
import type { SecuritySchemeObject } from '../spec/openapi.ts';
import type { OperationDescriptor, SecuritySchemeDescriptor } from '../../templates/client/operation.ts';
import type { Signature } from './signature.ts';

/** What the runtime needs to know of an operation, as data. */
export function describeOperation(signature: Signature, model: ApiModel): OperationDescriptor {
  const { operation, body, accept, answer } = signature;
  const { id, method, path, parameters } = operation;
  return {
    id,
    method,
    path,
    parameters: parameters.map(({ name, in: location, style, explode }) => ({ name, in: location, style, explode })),
    ...(body && { body: { contentType: body.media.type, form: body.form } }),
    accept,
    answer,
    security: usableSecurity(operation, describeSchemes(model)),
  };
}

function usableSecurity({ security }: Operation, schemes: Record<string, SecuritySchemeDescriptor>): string[][] {
  return security
    .map((requirement) => Object.keys(requirement))
    .filter((names) => names.every((name) => name in schemes));
}

/** The security schemes a client can send credentials for. */
export function describeSchemes({ securitySchemes }: ApiModel): Record<string, SecuritySchemeDescriptor> {
  return Object.fromEntries(
    Object.entries(securitySchemes).flatMap(([name, scheme]) => {
      const descriptor = describeScheme(scheme);
      return descriptor ? [[name, descriptor]] : [];
    }),
  );
}

function describeScheme(scheme: SecuritySchemeObject): SecuritySchemeDescriptor | undefined {
  const { type, name = '', in: location } = scheme;
  if (type === 'apiKey' && (location === 'header' || location === 'query' || location === 'cookie')) {
    return { type, in: location, name, prefix: String(scheme['x-credential-prefix'] ?? '') };
  }
  if (type === 'http' && scheme.scheme?.toLowerCase() === 'basic') return { type: 'basic' };
  const bearer = type === 'oauth2' || type === 'openIdConnect' || scheme.scheme?.toLowerCase() === 'bearer';
  return bearer ? { type: 'bearer' } : undefined;
}
