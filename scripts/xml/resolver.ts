import { isRecord, type ResolveReference } from './types.ts';

/**
 * Resolves the references inside one self-contained OpenAPI document, such as a bundle.
 *
 * Targets under `#/components/schemas` carry their component name.
 */
export function documentResolver(document: unknown): ResolveReference {
  return (ref) => {
    if (!ref.startsWith('#/')) return undefined;
    const tokens = ref.slice(2).split('/').map(unescapeToken);
    const schema = tokens.reduce<unknown>(
      (node, token) => (isRecord(node) && Object.hasOwn(node, token) ? node[token] : undefined),
      document,
    );
    if (schema === undefined) return undefined;
    const isComponent = tokens.length === 3 && tokens[0] === 'components' && tokens[1] === 'schemas';
    return { schema, name: isComponent ? tokens[2] : undefined };
  };
}

function unescapeToken(token: string): string {
  const text = token.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
