import {
  IndentationText,
  Project,
  QuoteKind,
  VariableDeclarationKind,
  type MethodSignatureStructure,
  type OptionalKind,
  type ParameterDeclarationStructure,
  type SourceFile,
  type TypeAliasDeclarationStructure,
} from 'ts-morph';
import type { ApiModel } from '../model/model.ts';
import { commentText, literal } from './code.ts';
import { describeSchemes } from './descriptors.ts';
import { clientDoc, methodDoc } from './doc.ts';
import type { ApiNames } from './names.ts';
import { bodyType, optionsType, pathParameterType, resultType, type Signature } from './signature.ts';

/** Source text of one API's client: types of its operations and groups, and the function that makes it. */
export function emitClient(signatures: readonly Signature[], names: ApiNames, model: ApiModel): string {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces, quoteKind: QuoteKind.Single },
  });
  const file = project.createSourceFile('client.ts');
  addImports(file, model);
  addDescriptor(file, model);
  addClientTypes(file, signatures, names, model);
  addFactory(file, signatures, names, model);
  file.addTypeAliases(signatures.flatMap(operationTypes));
  return file.getFullText();
}

function addImports(file: SourceFile, model: ApiModel): void {
  const runtime = '../runtime/index.ts';
  const usesBasic = Object.values(describeSchemes(model)).some(({ type }) => type === 'basic');
  const types = [...(usesBasic ? ['BasicCredential'] : []), 'CallOptions', 'Client', 'ClientOptions'];
  file.addImportDeclarations([
    { moduleSpecifier: runtime, namedImports: ['createCaller'] },
    { moduleSpecifier: runtime, namedImports: types, isTypeOnly: true },
    { moduleSpecifier: './operations.ts', namedImports: ['operations'] },
    { moduleSpecifier: './schema.ts', namedImports: ['paths'], isTypeOnly: true },
  ]);
}

function addDescriptor(file: SourceFile, model: ApiModel): void {
  file.addVariableStatement({
    declarationKind: VariableDeclarationKind.Const,
    declarations: [
      {
        name: 'api',
        initializer: (writer) =>
          writer
            .inlineBlock(() => {
              writer.writeLine(`baseUrl: ${literal(model.servers[0]?.url ?? '')},`);
              writer.writeLine(`securitySchemes: ${literal(describeSchemes(model))},`);
              writer.writeLine('operations: Object.values(operations),');
            })
            .write(' as const'),
      },
    ],
  });
}

function addClientTypes(
  file: SourceFile,
  signatures: readonly Signature[],
  { client, options, groups }: ApiNames,
  model: ApiModel,
): void {
  file.addTypeAlias({
    isExported: true,
    name: options,
    type: `ClientOptions<${credentialsType(model)}>`,
    docs: [`Settings of a client of ${commentText(model.title)}.`],
  });
  file.addInterface({
    isExported: true,
    name: client,
    docs: [`The operations of ${commentText(model.title)}, grouped by tag.`],
    properties: [
      { name: 'raw', isReadonly: true, type: 'Client<paths>', docs: ['The plain openapi-fetch client of this API.'] },
      ...[...groups.values()].map(({ property, type }) => ({ name: property, isReadonly: true, type })),
    ],
  });
  for (const [tag, { type }] of groups) {
    const description = model.tags.find(({ name }) => name === tag)?.description;
    file.addInterface({
      isExported: true,
      name: type,
      ...(description && { docs: [commentText(description)] }),
      methods: signatures.filter(({ operation }) => operation.tag === tag).map(methodSignature),
    });
  }
}

function credentialsType(model: ApiModel): string {
  const members = Object.entries(describeSchemes(model)).map(
    ([name, { type }]) => `${literal(name)}: ${type === 'basic' ? 'BasicCredential' : 'string'}`,
  );
  return `{ ${members.join('; ')} }`;
}

function methodSignature(signature: Signature): OptionalKind<MethodSignatureStructure> {
  return {
    name: signature.names.method,
    parameters: methodParameters(signature),
    returnType: `Promise<${signature.names.result}>`,
    docs: [methodDoc(signature)],
  };
}

function methodParameters(signature: Signature): OptionalKind<ParameterDeclarationStructure>[] {
  const { pathParameters, body, optionsRequired, names } = signature;
  const path = pathParameters.map(({ parameter, name }) => ({ name, type: pathParameterType(signature, parameter) }));
  const options = { name: 'options', type: names.options, hasQuestionToken: !optionsRequired };
  if (!body) return [...path, options];
  // A parameter that may be left out cannot stand before one that may not.
  const type = body.required || !optionsRequired ? names.body : `${names.body} | undefined`;
  return [...path, { name: 'body', type, hasQuestionToken: !body.required && !optionsRequired }, options];
}

function addFactory(
  file: SourceFile,
  signatures: readonly Signature[],
  { client, factory, options, groups }: ApiNames,
  model: ApiModel,
): void {
  file.addFunction({
    isExported: true,
    name: factory,
    parameters: [{ name: 'options', type: options, initializer: '{}' }],
    returnType: client,
    docs: [clientDoc(model)],
    statements: (writer) => {
      writer.writeLine('const { raw, call } = createCaller<paths>(api, options);');
      writer
        .write('return')
        .space()
        .inlineBlock(() => {
          writer.writeLine('raw,');
          for (const { property } of groups.values()) {
            const members = signatures.filter(({ group }) => group === property);
            writer
              .write(`${property}: `)
              .inlineBlock(() => members.forEach((member) => writer.writeLine(methodSource(member))))
              .write(',')
              .newLine();
          }
        })
        .write(';');
    },
  });
}

function methodSource({ names: { method }, pathParameters, body }: Signature): string {
  const given = [...pathParameters.map(({ name }) => name), ...(body ? ['body'] : []), 'options'];
  const path = pathParameters.map(({ parameter, name }) =>
    parameter.name === name ? name : `${literal(parameter.name)}: ${name}`,
  );
  const passed = [`operations.${method}`, `{ ${path.join(', ')} }`, body ? 'body' : 'undefined', 'options'];
  return `${method}: (${given.join(', ')}) => call(${passed.join(', ')}),`;
}

function operationTypes(signature: Signature): OptionalKind<TypeAliasDeclarationStructure>[] {
  const { names, body } = signature;
  const { method } = names;
  return [
    ...(body ? [{ name: names.body, type: bodyType(signature, body), docs: [`Body of ${method}.`] }] : []),
    { name: names.options, type: optionsType(signature), docs: [`Options of ${method}.`] },
    { name: names.result, type: resultType(signature), docs: [`What ${method} gives.`] },
  ].map((alias) => ({ ...alias, isExported: true }));
}
