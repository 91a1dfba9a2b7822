import { StructureKind, VariableDeclarationKind, type MethodSignatureStructure, type OptionalKind } from 'ts-morph';
import type { ApiModel, Operation } from '../model/model.ts';
import { literal, memberName, objectLiteral } from './code.ts';
import { commentLine, commentText, wrap } from './comment.ts';
import { clientDocs, connectDocs, operationDocs } from './doc.ts';
import { ImportBook, moduleSource, runtimeModule, type Import, type Statement } from './module.ts';
import type { GroupNames } from './names.ts';
import type { TypeNames } from './operation-types.ts';
import { argumentsOf } from './operations.ts';
import { typeNames, type ApiParts } from './parts.ts';
import { credentialType, schemeSource } from './schemes.ts';
import type { Signature } from './signature.ts';

interface ClientParts extends ApiParts {
  readonly types: TypeNames;
  readonly imports: ImportBook;
}

/** Source text of `client.ts`: the API's descriptor, the types of its client, and the functions that make them. */
export function emitClient(api: ApiParts): string {
  const imports = new ImportBook();
  const parts = { ...api, imports, types: typeNames(api, imports) };
  return moduleSource(imports, [
    apiStatement(parts),
    ...settingsStatements(parts),
    clientInterface(parts),
    ...[...parts.names.groups].map(([tag, group]) => groupInterface(tag, group, parts)),
    connectFunction(parts),
    ...groupsStatements(parts),
    createFunction(parts),
  ]);
}

function apiStatement({ model, names, schemes, security, imports }: ClientParts): Statement {
  const functionOf = (operation: Operation): string =>
    imports.value('./operations', names.operations[model.operations.indexOf(operation)]!.method);
  const sources = schemes.map(
    (scheme) => [scheme.name, schemeSource(scheme, (name) => imports.value(runtimeModule, name), functionOf)] as const,
  );
  const initializer = objectLiteral([
    ['name', literal(model.name)],
    ['baseUrl', literal(model.servers[0]?.url ?? '')],
    ['security', literal(security)],
    ['schemes', objectLiteral(sources)],
  ]);
  return {
    kind: StructureKind.VariableStatement,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [{ name: 'api', type: imports.type(runtimeModule, 'ApiDescriptor'), initializer }],
  };
}

function settingsStatements({ model, names, schemes, imports }: ClientParts): Statement[] {
  const { credentials, options } = names;
  const docs = [`Credentials of ${commentLine(model.title)} by the name of their security scheme.`];
  const properties = schemes.map((scheme) => ({
    name: memberName(scheme.name),
    type: credentialType(scheme, (name) => imports.type(runtimeModule, name)),
    docs: scheme.description === '' ? [] : [commentText(wrap(scheme.description))],
  }));
  return [
    properties.length === 0
      ? { kind: StructureKind.TypeAlias, isExported: true, name: credentials, docs, type: 'Record<string, never>' }
      : { kind: StructureKind.Interface, isExported: true, name: credentials, docs, properties },
    {
      kind: StructureKind.TypeAlias,
      isExported: true,
      name: options,
      type: `${imports.type(runtimeModule, 'ClientOptions')}<${credentials}>`,
      docs: [`Settings of a client of ${commentLine(model.title)}.`],
    },
  ];
}

function clientInterface({ model, names, imports }: ClientParts): Statement {
  const connection = imports.type(runtimeModule, 'Connection');
  const raw = `${imports.type(runtimeModule, 'Client')}<${imports.type('./schema', 'paths')}>`;
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: names.client,
    docs: [`The operations of ${commentLine(model.title)}, grouped by tag.`],
    properties: [
      { name: 'connection', isReadonly: true, type: connection, docs: ['What standalone functions are called with.'] },
      { name: 'raw', isReadonly: true, type: raw, docs: ['The plain openapi-fetch client, over the same connection.'] },
      ...[...names.groups].map(([tag, { property, type }]) => ({
        name: property,
        isReadonly: true,
        type,
        docs: tagDocs(tag, model),
      })),
    ],
  };
}

function groupInterface(tag: string, { type }: GroupNames, parts: ClientParts): Statement {
  const methods = parts.signatures
    .filter(({ operation }) => operation.tag === tag)
    .map((signature) => methodSignature(signature, parts));
  return { kind: StructureKind.Interface, isExported: true, name: type, docs: tagDocs(tag, parts.model), methods };
}

function tagDocs(tag: string, { tags }: ApiModel): string[] {
  const { description = '' } = tags.find(({ name }) => name === tag) ?? {};
  return description === '' ? [] : [commentText(wrap(description))];
}

function methodSignature(signature: Signature, parts: ClientParts): OptionalKind<MethodSignatureStructure> {
  const { names, body } = signature;
  const own = (name: string): string => parts.imports.type('./operations', name);
  own(names.options);
  if (body) own(names.body);
  return {
    name: names.property,
    parameters: argumentsOf(signature, parts.types),
    returnType: callType(signature, own, (name) => parts.imports.type(runtimeModule, name)),
    docs: operationDocs(signature),
  };
}

function callType({ names, kind }: Signature, own: Import, runtime: Import): string {
  switch (kind) {
    case 'operation':
      return `${runtime('Call')}<${own(names.result)}, ${own(names.error)}>`;
    case 'paged':
      return `${runtime('PagedCall')}<${own(names.result)}, ${own(names.item)}, ${own(names.error)}>`;
    case 'download':
      return `${runtime('DownloadCall')}<${own(names.error)}>`;
  }
}

function connectFunction(parts: ClientParts): Statement {
  const { names, imports } = parts;
  return {
    kind: StructureKind.Function,
    isExported: true,
    name: names.connect,
    parameters: [{ name: 'options', type: names.options, initializer: '{}' }],
    returnType: imports.type(runtimeModule, 'Connection'),
    docs: connectDocs(parts),
    statements: `return ${imports.value(runtimeModule, 'connect')}(api, options);`,
  };
}

function groupsStatements({ names, signatures, imports }: ClientParts): Statement[] {
  if (signatures.length === 0) return [];
  const groups = [...names.groups.values()].map(({ property }) => {
    const members = signatures.filter(({ group }) => group === property);
    const functions = members.map(
      (member) => [member.names.property, imports.value('./operations', member.names.method)] as const,
    );
    return [property, objectLiteral(functions)] as const;
  });
  return [
    {
      kind: StructureKind.VariableStatement,
      declarationKind: VariableDeclarationKind.Const,
      declarations: [{ name: 'groups', initializer: objectLiteral(groups) }],
    },
  ];
}

function createFunction(parts: ClientParts): Statement {
  const { names, imports } = parts;
  const groups = [...names.groups.values()].map(
    ({ property, type }) =>
      [property, `${imports.value(runtimeModule, 'bind')}<${type}>(connection, groups.${property})`] as const,
  );
  const all = groups.length === 0 ? '{}' : 'groups';
  const raw = `${imports.value(runtimeModule, 'createRaw')}<paths>(connection, ${all})`;
  return {
    kind: StructureKind.Function,
    isExported: true,
    name: names.factory,
    parameters: [{ name: 'options', type: names.options, initializer: '{}' }],
    returnType: names.client,
    docs: clientDocs(parts),
    statements: [
      `const connection = ${names.connect}(options);`,
      `return ${objectLiteral([['connection', 'connection'], ['raw', raw], ...groups])};`,
    ],
  };
}
