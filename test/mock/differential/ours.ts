import { Refused } from '../../../scripts/mock/behaviour.ts';
import { createEngine } from '../../../scripts/mock/engine/create-engine.ts';
import type { Violation } from '../../../scripts/mock/violation.ts';
import type { ApiModel } from '../../../scripts/model/model.ts';
import type { OpenApiDocument } from '../../../scripts/spec/openapi.ts';
import { placeOf, toMessage, verdict, type PlainRequest, type Verdict } from './request.ts';

/** Asks the mock's own engine what it finds of a request. */
export function createOurs(model: ApiModel, document: OpenApiDocument): (request: PlainRequest) => Promise<Verdict> {
  const engine = createEngine(model, document);
  return async (request) => {
    try {
      const { challenge, violations } = await engine.read(request.operation, request.path, toMessage(request));
      if (challenge !== undefined) return verdict('unauthorised');
      const errors = violations.filter(isError);
      return verdict(errors.length > 0 ? 'invalid' : 'valid', placesOf(errors));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return error.status === 415 ? verdict('invalid', placesOf(error.violations)) : verdict('unreadable');
    }
  };
}

function placesOf(violations: readonly Violation[]): string[] {
  return violations.filter(isError).map(({ location: [, ...place], code }) => placeOf(place, code));
}

const isError = ({ severity }: Violation): boolean => severity === 'Error';
