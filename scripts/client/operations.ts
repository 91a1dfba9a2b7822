import { StructureKind, VariableDeclarationKind, type OptionalKind, type PropertySignatureStructure } from 'ts-morph';
import type { EmittedShapes } from './dates.ts';
import { literal, pureCall } from './code.ts';
import { wrap } from './comment.ts';
import { descriptorSource, envelopeSource, pagingSource, type DescriptorContext } from './descriptors.ts';
import { matchDoc, operationDocs } from './doc.ts';
import { emptyLine, ImportBook, moduleSource, runtimeModule, type Statement } from './module.ts';
import {
  bodyType,
  errorType,
  pagedItemType,
  parametersType,
  pathParameterType,
  registeredStatuses,
  resultType,
  type StatusRange,
  type TypeNames,
} from './operation-types.ts';
import { typeNames, type ApiParts } from './parts.ts';
import { securityOf } from './schemes.ts';
import { optionPlaces, type Signature } from './signature.ts';

/** Source text of `operations.ts`: the types of each operation and the function that calls it. */
export function emitOperations(parts: ApiParts): string {
  const { signatures } = parts;
  if (signatures.length === 0) return 'export {};';
  const imports = new ImportBook();
  const ranges = new Set<StatusRange>();
  const types = { ...typeNames(parts, imports), onRange: (range: StatusRange) => ranges.add(range) };
  const context = descriptorContext(parts, imports);
  const statements = signatures.flatMap((signature) => [
    emptyLine,
    ...typeStatements(signature, types),
    emptyLine,
    functionStatement(signature, types, context),
  ]);
  return moduleSource(imports, [...rangeStatements(ranges), ...envelopeStatements(parts, context), ...statements]);
}

/** Most operations of an API share their envelope; the function that opens it stands once. */
function envelopeStatements({ envelope }: ApiParts, { runtime }: DescriptorContext): Statement[] {
  if (!envelope) return [];
  const initializer = envelopeSource(envelope, runtime);
  return [
    {
      kind: StructureKind.VariableStatement,
      declarationKind: VariableDeclarationKind.Const,
      declarations: [{ name: 'unwrap', initializer }],
    },
  ];
}

function descriptorContext(parts: ApiParts, imports: ImportBook): DescriptorContext {
  const { dates, xml, schemes, security, envelope } = parts;
  const runtime = (name: string): string => imports.value(runtimeModule, name);
  const shapeIn = (shapes: EmittedShapes, module: string, id: string): string | undefined => {
    const shape = shapes.shapeOf(id);
    return shape && `${imports.namespace(`./${module}`, module)}.${shape}`;
  };
  return {
    runtime,
    datesOf: (id) => shapeIn(dates, 'dates', id),
    xmlOf: (id) => shapeIn(xml, 'xml', id),
    unwrapOf: (used) => (literal(used) === literal(envelope) ? 'unwrap' : envelopeSource(used, runtime)),
    securityOf: (operation) => securityOf(operation, schemes),
    commonSecurity: security,
  };
}

/** Types of the ranges of statuses that error types name. */
function rangeStatements(ranges: ReadonlySet<StatusRange>): Statement[] {
  return [...ranges].map((name) => ({
    kind: StructureKind.TypeAlias,
    name,
    type: registeredStatuses[name].join(' | '),
    docs: [`Registered statuses of the range ${name.slice(-3)}.`],
  }));
}

function typeStatements(signature: Signature, types: TypeNames): Statement[] {
  const { names, body, kind } = signature;
  const of = names.property;
  return [
    ...(body ? [alias(names.body, bodyType(signature, body, types), `Body of ${of}.`)] : []),
    optionsStatement(signature, types),
    alias(names.result, resultType(signature, types), `What ${of} gives.`),
    ...(kind === 'paged' ? [alias(names.item, pagedItemType(signature, types), `What the pages of ${of} hold.`)] : []),
    alias(names.error, errorType(signature, types), `How ${of} fails when the API refuses.`),
  ];
}

function alias(name: string, type: string, doc: string): Statement {
  return { kind: StructureKind.TypeAlias, isExported: true, name, type, docs: [doc] };
}

function optionsStatement(signature: Signature, types: TypeNames): Statement {
  const { names } = signature;
  const callOptions = types.runtime('CallOptions');
  const properties = optionMembers(signature, types);
  const docs = [`Options of ${names.property}.`];
  return properties.length === 0
    ? { kind: StructureKind.TypeAlias, isExported: true, name: names.options, type: callOptions, docs }
    : {
        kind: StructureKind.Interface,
        isExported: true,
        name: names.options,
        extends: [callOptions],
        properties,
        docs,
      };
}

function optionMembers(signature: Signature, types: TypeNames): OptionalKind<PropertySignatureStructure>[] {
  const { operation, optional, kind } = signature;
  const places = optionPlaces.filter((place) => optional[place].length > 0);
  return [
    ...(operation.match ? [optionalMember('match', matchType(types), matchDoc(operation.match))] : []),
    ...places.map((place) => ({
      name: place,
      hasQuestionToken: !optional[place].some(({ required }) => required),
      type: parametersType(signature, place, types),
    })),
    ...(kind === 'paged'
      ? [optionalMember('limit', 'number | undefined', 'How many items an iteration gives at most.')]
      : []),
  ];
}

const matchType = (types: TypeNames): string => `{ [field: string]: ${types.runtime('MatchValue')} } | undefined`;

function optionalMember(name: string, type: string, doc: string): OptionalKind<PropertySignatureStructure> {
  return { name, type, hasQuestionToken: true, docs: [wrap(doc)] };
}

function functionStatement(signature: Signature, types: TypeNames, context: DescriptorContext): Statement {
  const { names } = signature;
  return {
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [{ name: names.method, initializer: callSource(signature, types, context) }],
    docs: operationDocs(signature),
  };
}

function callSource(signature: Signature, types: TypeNames, context: DescriptorContext): string {
  const { names, operation, kind } = signature;
  const args = argumentsOf(signature, types).map(
    ({ name, type, hasQuestionToken }) => `${name}${hasQuestionToken ? '?' : ''}: ${type}`,
  );
  const typeArguments = [
    `[${args.join(', ')}]`,
    ...(kind === 'download' ? [] : [names.result]),
    ...(kind === 'paged' ? [names.item] : []),
    names.error,
  ];
  const values = [descriptorSource(signature, context), ...(kind === 'paged' ? [pagingSource(operation)] : [])];
  return pureCall(`${context.runtime(kind)}<${typeArguments.join(', ')}>`, values);
}

/** The arguments after the connection. */
export function argumentsOf(
  signature: Signature,
  types: TypeNames,
): { name: string; type: string; hasQuestionToken?: boolean }[] {
  const { pathParameters, body, optionsRequired, names } = signature;
  const path = pathParameters.map(({ parameter, name }) => ({
    name,
    type: pathParameterType(signature, parameter, types),
  }));
  const options = { name: 'options', type: names.options, hasQuestionToken: !optionsRequired };
  if (!body) return [...path, options];
  // An argument that may be left out cannot stand before one that may not.
  const type = body.required || !optionsRequired ? names.body : `${names.body} | undefined`;
  return [...path, { name: 'body', type, hasQuestionToken: !body.required && !optionsRequired }, options];
}
