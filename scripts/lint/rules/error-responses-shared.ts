import { isRef, type Oas3Rule } from '@redocly/openapi-core';
import { isRecord } from '../../spec/record.ts';
import { componentOf } from '../component.ts';

/**
 * Keeps what an error looks like in one place.
 *
 * Refused: a 4xx, 5xx or default response written out in an operation, or taken from anywhere but the components.
 *
 * Write instead
 *
 *     '404':
 *       $ref: ../components/responses/NotFound.yaml
 */
export const errorResponsesShared: Oas3Rule = () => ({
  Responses(responses: unknown, { report, location, resolve }) {
    if (!isRecord(responses)) return;
    for (const [code, response] of Object.entries(responses)) {
      if (!/^(?:[45]..|default)$/.test(code)) continue;
      const target = isRef(response) ? resolve(response) : undefined;
      const leadsNowhere = target !== undefined && target.location === undefined;
      if (leadsNowhere || (target?.location && componentOf(target.location)?.kind === 'responses')) continue;
      report({
        message: `Response ${code} must be a \`$ref\` to a shared response in components/responses.`,
        location: location.child(code).key(),
      });
    }
  },
});
