import path from 'node:path';
import { isAbsoluteUrl, type Location, type Oas3Rule, type UserContext } from '@redocly/openapi-core';

const KINDS: Readonly<Record<string, string>> = {
  Schema: 'schemas',
  Parameter: 'parameters',
  Response: 'responses',
  Example: 'examples',
  RequestBody: 'requestBodies',
  Header: 'headers',
  Link: 'links',
  SecurityScheme: 'securitySchemes',
};
const PASCAL_CASE = /^[A-Z][A-Za-z0-9]*$/;
const EXTENSION = /\.(?:ya?ml|json)$/;

/**
 * Lets a reader find a path or a component by its file name. Says nothing about a bundle, which has one file.
 *
 * Refused: a path item file not named after its path; a component file outside `components/<kind>/` or not in
 * PascalCase; a reference into the middle of another file; two files whose names differ by case only, as some file
 * systems hold them for one.
 *
 * Write instead `paths/contacts_{contactId}.yaml` for `/contacts/{contactId}`, and `components/schemas/Contact.yaml`.
 */
export const fileNames: Oas3Rule = () => {
  const seen = new Map<string, string>();
  return {
    ref(_node: unknown, context, { location }: { location: Location | undefined }) {
      if (location === undefined) return;
      const file = location.source.absoluteRef;
      if (file === context.location.source.absoluteRef || isAbsoluteUrl(file)) return;
      const fault = isWholeFile(location) ? faultOf(file, context) : 'Refer to a whole file, with one component in it';
      const twin = seen.get(file.toLowerCase()) ?? file;
      seen.set(file.toLowerCase(), twin);
      const place = context.location.child('$ref');
      if (fault !== undefined) context.report({ message: `${fault}.`, location: place });
      if (twin !== file)
        context.report({ message: `The file name differs by case only from ${twin}.`, location: place });
    },
  };
};

function faultOf(file: string, { type, key }: UserContext): string | undefined {
  const { base, dir } = path.parse(file);
  const name = base.replace(EXTENSION, '');
  if (type.name === 'PathItem') return String(key).startsWith('/') ? pathFault(name, dir, String(key)) : undefined;
  const kind = KINDS[type.name];
  if (kind === undefined) return undefined;
  if (path.basename(dir) !== kind || path.basename(path.dirname(dir)) !== 'components') {
    return `${base} is used as a ${type.name}, so it belongs in components/${kind}`;
  }
  return PASCAL_CASE.test(name) ? undefined : `${base} must be named in PascalCase, such as ContactList.yaml`;
}

function pathFault(name: string, dir: string, key: string): string | undefined {
  const wanted = key.slice(1).replaceAll('/', '_') || '_';
  if (name === wanted && path.basename(dir) === 'paths') return undefined;
  return `The file of ${key} must be paths/${wanted}.yaml`;
}

function isWholeFile({ pointer }: Location): boolean {
  return pointer === '#/' || pointer === '#' || pointer === '';
}
