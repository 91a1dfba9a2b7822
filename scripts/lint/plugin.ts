import type { Oas3Rule, Plugin } from '@redocly/openapi-core';
import { errorEnvelope } from './rules/error-envelope.ts';
import { errorResponsesShared } from './rules/error-responses-shared.ts';
import { examplesPresent } from './rules/examples-present.ts';
import { examplesValid } from './rules/examples-valid.ts';
import { extensibleEnum } from './rules/extensible-enum.ts';
import { fileNames } from './rules/file-names.ts';
import { knownExtensions } from './rules/known-extensions.ts';
import { match } from './rules/match.ts';
import { noAmbiguousOperations } from './rules/no-ambiguous-operations.ts';
import { noInlineObjects } from './rules/no-inline-objects.ts';
import { operationId } from './rules/operation-id.ts';
import { pagination } from './rules/pagination.ts';
import { provenance } from './rules/provenance.ts';
import { resource } from './rules/resource.ts';
import { tokenExchange } from './rules/token-exchange.ts';
import { typedParameters } from './rules/typed-parameters.ts';

const id = 'contact-apis';

const rules: Readonly<Record<string, Oas3Rule>> = {
  'error-envelope': errorEnvelope,
  'error-responses-shared': errorResponsesShared,
  'examples-present': examplesPresent,
  'examples-valid': examplesValid,
  'extensible-enum': extensibleEnum,
  'file-names': fileNames,
  'known-extensions': knownExtensions,
  match,
  'no-ambiguous-operations': noAmbiguousOperations,
  'no-inline-objects': noInlineObjects,
  'operation-id': operationId,
  pagination,
  provenance,
  resource,
  'token-exchange': tokenExchange,
  'typed-parameters': typedParameters,
};

/** The Redocly plugin: our lint rules, and the preset `contact-apis/all` that makes each an error. */
export default function plugin(): Plugin {
  return {
    id,
    rules: { oas3: rules },
    configs: {
      all: { rules: Object.fromEntries(Object.keys(rules).map((name) => [`${id}/${name}`, 'error' as const])) },
    },
  };
}
