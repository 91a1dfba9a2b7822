import type { ApiModel } from '../model/model.ts';
import type { ErrorEnvelope } from '../spec/extensions.ts';
import { literal } from './code.ts';
import type { EmittedShapes } from './dates.ts';
import { runtimeModule, type ImportBook } from './module.ts';
import type { ApiNames } from './names.ts';
import type { TypeNames } from './operation-types.ts';
import { namesInUse } from './runtime-names.ts';
import type { Security, UsableScheme } from './schemes.ts';
import type { Signature } from './signature.ts';

/** What the modules of one API's client are made of. */
export interface ApiParts {
  readonly model: ApiModel;
  readonly names: ApiNames;
  readonly signatures: readonly Signature[];
  readonly schemes: readonly UsableScheme[];
  /** Of the operations that have no `security` of their own. */
  readonly security: Security;
  /** The one that most operations with an envelope have. */
  readonly envelope: ErrorEnvelope | undefined;
  readonly dates: EmittedShapes;
  readonly xml: EmittedShapes;
}

/** How a module names types: those of the description and of the runtime are imported as they are named. */
export function typeNames({ model, names }: ApiParts, imports: ImportBook): TypeNames {
  return {
    schemas: model.schemas,
    nameOf: (component) => {
      const name = names.schemas.get(component)!;
      const isClear = !namesInUse.has(name);
      return isClear
        ? imports.type('./schemas', name)
        : `${imports.type('./schema', 'components')}['schemas'][${literal(component)}]`;
    },
    placeOf: ({ path, method }) => `${imports.type('./schema', 'paths')}[${literal(path)}][${literal(method)}]`,
    onRange: () => undefined,
    runtime: (name) => imports.type(runtimeModule, name),
  };
}

/** The value that occurs most often, or the first of those that do; they are told apart as JSON. */
export function mostCommon<Value>(values: readonly Value[]): Value | undefined {
  const counts = new Map<string, { value: Value; count: number }>();
  for (const value of values) {
    const key = JSON.stringify(value);
    counts.set(key, { value, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count)[0]?.value;
}
