import { tokensOf, valueAt } from '../spec/pointer.ts';
import type { ResolveReference } from './types.ts';

/**
 * Resolves the references inside one self-contained OpenAPI document, such as a bundle.
 *
 * Targets under `#/components/schemas` carry their component name.
 */
export function documentResolver(document: unknown): ResolveReference {
  return (ref) => {
    const schema = valueAt(document, ref);
    if (schema === undefined) return undefined;
    const [first, second, name, ...others] = tokensOf(ref) ?? [];
    const isComponent = first === 'components' && second === 'schemas' && others.length === 0;
    return { schema, name: isComponent ? name : undefined };
  };
}
