import {
  IndentationText,
  Project,
  QuoteKind,
  VariableDeclarationKind,
  type CodeBlockWriter,
  type MethodSignatureStructure,
  type OptionalKind,
  type ParameterDeclarationStructure,
  type SourceFile,
  type TypeAliasDeclarationStructure,
} from 'ts-morph';
import type { ApiModel } from '../model/model.ts';
import { commentText, literal, toTypeName } from './code.ts';
import { describeSchemes } from './descriptors.ts';
import { clientDoc, methodDoc } from './doc.ts';
import { bodyType, optionsType, pathParameterType, resultType, type Signature } from './signature.ts';

/** Source text of one API's client: types of its operations and groups, and the function that makes it. */
export function emitClient(signatures: readonly Signature[], model: ApiModel): string {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces, quoteKind: QuoteKind.Single },
  });
  const file = project.createSourceFile('client.ts');
  addImports(file);
  addDescriptor(file, model);
  addClientTypes(file, signatures, model);
  addFactory(file, signatures, model);
  file.addTypeAliases(signatures.flatMap(operationTypes));
  return file.getFullText();
}

function addImports(file: SourceFile): void {
  const runtime = '../runtime/index.ts';
  file.addImportDeclarations([
    { moduleSpecifier: runtime, namedImports: ['createCaller'] },
    { moduleSpecifier: runtime, namedImports: ['CallOptions', 'Client', 'ClientOptions'], isTypeOnly: true },
    { moduleSpecifier: './operations.ts', namedImports: ['operations'] },
    { moduleSpecifier: './schema.ts', namedImports: ['paths'], isTypeOnly: true },
  ]);
  file.addExportDeclaration({
    moduleSpecifier: runtime,
    namedExports: ['ApiError', 'ClientError', 'DecodeError', 'InputError'],
  });
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

function addClientTypes(file: SourceFile, signatures: readonly Signature[], model: ApiModel): void {
  const name = clientName(model);
  const schemes = Object.keys(describeSchemes(model)).map(literal);
  const groups = groupsOf(signatures);
  file.addTypeAlias({
    isExported: true,
    name: `${name}Options`,
    type: `ClientOptions<${schemes.join(' | ') || 'never'}>`,
    docs: [`Settings of a ${name} client.`],
  });
  file.addInterface({
    isExported: true,
    name: `${name}Client`,
    docs: [`The operations of ${commentText(model.title)}, grouped by tag.`],
    properties: [
      { name: 'raw', isReadonly: true, type: 'Client<paths>', docs: ['The plain openapi-fetch client of this API.'] },
      ...groups.map(([group]) => ({ name: group, isReadonly: true, type: groupTypeName(model, group) })),
    ],
  });
  for (const [group, members] of groups) {
    const description = model.tags.find((tag) => tag.name === members[0]?.operation.tag)?.description;
    file.addInterface({
      isExported: true,
      name: groupTypeName(model, group),
      ...(description && { docs: [commentText(description)] }),
      methods: members.map(methodSignature),
    });
  }
}

function methodSignature(signature: Signature): OptionalKind<MethodSignatureStructure> {
  return {
    name: signature.name,
    parameters: methodParameters(signature),
    returnType: `Promise<${signature.typeNames.result}>`,
    docs: [methodDoc(signature)],
  };
}

function methodParameters(signature: Signature): OptionalKind<ParameterDeclarationStructure>[] {
  const { pathParameters, body, optionsRequired, typeNames } = signature;
  const bodyOptional = body !== undefined && !body.required;
  return [
    ...pathParameters.map(({ parameter, name }) => ({ name, type: pathParameterType(signature, parameter) })),
    ...(body
      ? [
          {
            name: 'body',
            type: typeNames.body + (bodyOptional && optionsRequired ? ' | undefined' : ''),
            hasQuestionToken: bodyOptional && !optionsRequired,
          },
        ]
      : []),
    { name: 'options', type: typeNames.options, hasQuestionToken: !optionsRequired },
  ];
}

function addFactory(file: SourceFile, signatures: readonly Signature[], model: ApiModel): void {
  const name = clientName(model);
  file.addFunction({
    isExported: true,
    name: `create${name}`,
    parameters: [{ name: 'options', type: `${name}Options`, initializer: '{}' }],
    returnType: `${name}Client`,
    docs: [clientDoc(model)],
    statements: (writer) => {
      writer.writeLine('const { raw, call } = createCaller<paths>(api, options);');
      writer
        .write('return')
        .space()
        .inlineBlock(() => {
          writer.writeLine('raw,');
          for (const [group, members] of groupsOf(signatures)) writeGroup(writer, group, members);
        })
        .write(';');
    },
  });
}

function writeGroup(writer: CodeBlockWriter, group: string, members: readonly Signature[]): void {
  writer
    .write(`${group}: `)
    .inlineBlock(() => {
      for (const { name, pathParameters, body } of members) {
        const argumentNames = [
          ...pathParameters.map((parameter) => parameter.name),
          ...(body ? ['body'] : []),
          'options',
        ];
        const path = pathParameters.map(({ parameter, name: argument }) => `${literal(parameter.name)}: ${argument}`);
        writer.writeLine(
          `${name}: (${argumentNames.join(', ')}) => call(operations.${name}, { ${path.join(', ')} }, ${body ? 'body' : 'undefined'}, options),`,
        );
      }
    })
    .write(',')
    .newLine();
}

function operationTypes(signature: Signature): OptionalKind<TypeAliasDeclarationStructure>[] {
  const { typeNames, name, body } = signature;
  const aliases: [string, string, string][] = [
    ...(body ? [[typeNames.body, bodyType(signature), `Body of ${name}.`] satisfies [string, string, string]] : []),
    [typeNames.options, optionsType(signature), `Options of ${name}.`],
    [typeNames.result, resultType(signature), `What ${name} gives.`],
  ];
  return aliases.map(([alias, type, doc]) => ({ isExported: true, name: alias, type, docs: [doc] }));
}

function groupsOf(signatures: readonly Signature[]): [string, Signature[]][] {
  return [...Map.groupBy(signatures, ({ group }) => group)];
}

function groupTypeName(model: ApiModel, group: string): string {
  return `${clientName(model)}${toTypeName(group)}`;
}

/** `Which50` for `which50`: the API's name, cased as its title has it. */
function clientName({ name, title }: ApiModel): string {
  const start = title.toLowerCase().indexOf(name.toLowerCase());
  return toTypeName(start < 0 ? name : title.slice(start, start + name.length));
}
