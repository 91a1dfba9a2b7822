import ts from 'typescript';
import { record } from './schema-printer.ts';

const { factory } = ts;

/** What the declarations of a document are turned into. */
export interface DeclarationOptions {
  /** Name of each component schema's type. */
  readonly names: ReadonlyMap<string, string>;
  /** Component schemas that something sent is made of. */
  readonly sent: ReadonlySet<string>;
}

/**
 * Gives every component schema a type of its own, by its name, which the rest refers to: messages and hovers show it,
 * and a list may hold itself. What is neither described nor read by openapi-fetch is left out. Optional members of what
 * is sent also accept `undefined`, since it is not sent.
 */
export function nameSchemas(
  interfaces: readonly ts.InterfaceDeclaration[],
  options: DeclarationOptions,
): ts.Statement[] {
  const aliases: ts.Statement[] = [];
  const declared = interfaces.map((declaration) => {
    const members = declaration.members.filter(ts.isPropertySignature).flatMap((member) => {
      if (declaration.name.text !== 'components') return [editType(member, (type) => shrinkPathItem(type, options))];
      if (nameOf(member) === 'schemas') aliases.push(...declareAliases(member, options));
      return changeComponents(member, options);
    });
    return factory.updateInterfaceDeclaration(
      declaration,
      declaration.modifiers,
      declaration.name,
      declaration.typeParameters,
      declaration.heritageClauses,
      members,
    );
  });
  return [...declared, ...aliases];
}

function declareAliases(schemas: ts.PropertySignature, options: DeclarationOptions): ts.Statement[] {
  return membersOf(schemas.type).map((member) => {
    const change = options.sent.has(nameOf(member)) ? changeSent : changeType;
    const alias = factory.createTypeAliasDeclaration(
      [factory.createModifier(ts.SyntaxKind.ExportKeyword)],
      options.names.get(nameOf(member)) ?? '',
      undefined,
      change(member.type!, options),
    );
    return withComment(alias, member);
  });
}

function changeComponents(kind: ts.PropertySignature, options: DeclarationOptions): ts.PropertySignature[] {
  if (kind.type?.kind === ts.SyntaxKind.NeverKeyword) return [];
  const changes: Readonly<Record<string, (type: ts.TypeNode, name: string) => ts.TypeNode>> = {
    schemas: (_type, name) => factory.createTypeReferenceNode(options.names.get(name) ?? ''),
    responses: (type) => shrinkResponse(type, options),
    parameters: (type) => changeSent(type, options),
    requestBodies: (type) => changeSent(type, options),
  };
  const change = changes[nameOf(kind)] ?? ((type: ts.TypeNode) => changeType(type, options));
  const members = membersOf(kind.type).map((member) =>
    editType(ts.setSyntheticLeadingComments(member, undefined), (type) => change(type, nameOf(member))),
  );
  return [editType(kind, () => factory.createTypeLiteralNode(members))];
}

function shrinkPathItem(type: ts.TypeNode, options: DeclarationOptions): ts.TypeNode {
  const operations = membersOf(type).filter((member) => !isNever(member) && nameOf(member) !== 'parameters');
  return factory.createTypeLiteralNode(
    operations.map((member) => editType(member, (operation) => shrinkOperation(operation, options))),
  );
}

function shrinkOperation(type: ts.TypeNode, options: DeclarationOptions): ts.TypeNode {
  const changes: Readonly<Record<string, (member: ts.TypeNode) => ts.TypeNode>> = {
    parameters: (parameters) => mapMembers(shrinkParameters(parameters), (place) => changeSent(place, options)),
    requestBody: (body) => changeSent(body, options),
    responses: (responses) => mapMembers(responses, (response) => shrinkResponse(response, options)),
  };
  const members = membersOf(type).filter((member) => !isNever(member));
  return factory.createTypeLiteralNode(members.map((member) => editType(member, changes[nameOf(member)]!)));
}

/** One place without parameters is kept where there are none at all: an empty object would accept any. */
function shrinkParameters(type: ts.TypeNode): ts.TypeNode {
  const places = membersOf(type);
  const used = places.filter((place) => !isNever(place));
  return factory.createTypeLiteralNode(used.length > 0 ? used : places.slice(0, 1));
}

/** Headers are kept where some are described. */
function shrinkResponse(type: ts.TypeNode, options: DeclarationOptions): ts.TypeNode {
  if (!ts.isTypeLiteralNode(type)) return changeType(type, options);
  const members = membersOf(type).filter((member) => nameOf(member) !== 'headers' || membersOf(member.type).length > 0);
  return changeType(factory.createTypeLiteralNode(members), options);
}

function changeSent(type: ts.TypeNode, options: DeclarationOptions): ts.TypeNode {
  const withUndefined: ts.Visitor = (node) => {
    const changed = ts.visitEachChild(node, withUndefined, undefined);
    const isOptional = ts.isPropertySignature(changed) && changed.questionToken && !isNever(changed);
    return isOptional ? editType(changed, orUndefined) : changed;
  };
  return ts.visitNode(changeType(type, options), withUndefined) as ts.TypeNode;
}

function orUndefined(type: ts.TypeNode): ts.TypeNode {
  if (type.kind === ts.SyntaxKind.UnknownKeyword) return type;
  const types = ts.isUnionTypeNode(type) ? type.types : [type];
  return factory.createUnionTypeNode([...types, factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword)]);
}

/** A type that calls schemas by their names, and uses no helper of the language. */
function changeType(type: ts.TypeNode, { names }: DeclarationOptions): ts.TypeNode {
  const change: ts.Visitor = (node) => {
    const name = names.get(referredSchema(node) ?? '');
    if (name !== undefined) return factory.createTypeReferenceNode(name);
    const changed = ts.visitEachChild(node, change, undefined);
    if (ts.isPropertySignature(changed)) return withComment(changed, node);
    const [, value] = (ts.isTypeReferenceNode(changed) ? changed.typeArguments : undefined) ?? [];
    return value ? record(value) : changed;
  };
  return ts.visitNode(type, change) as ts.TypeNode;
}

/** A node with the comment of another; its later lines stand under the first, or Markdown would take them for code. */
function withComment<T extends ts.Node>(node: T, commented: ts.Node): T {
  const comments = ts.getSyntheticLeadingComments(commented);
  return ts.setSyntheticLeadingComments(
    node,
    comments?.map((comment) => ({ ...comment, text: comment.text.replaceAll('\n *     ', '\n * ') })),
  );
}

/** The name in `components['schemas'][name]`. */
function referredSchema(node: ts.Node): string | undefined {
  const [schema, kind] = [indexOf(node), ts.isIndexedAccessTypeNode(node) ? indexOf(node.objectType) : undefined];
  return kind === 'schemas' ? schema : undefined;
}

function indexOf(node: ts.Node): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isLiteralTypeNode(node.indexType)) return undefined;
  return ts.isStringLiteral(node.indexType.literal) ? node.indexType.literal.text : undefined;
}

function membersOf(type: ts.TypeNode | undefined): ts.PropertySignature[] {
  return type && ts.isTypeLiteralNode(type) ? type.members.filter(ts.isPropertySignature) : [];
}

function mapMembers(type: ts.TypeNode, change: (type: ts.TypeNode) => ts.TypeNode): ts.TypeNode {
  if (!ts.isTypeLiteralNode(type)) return type;
  return factory.createTypeLiteralNode(membersOf(type).map((member) => editType(member, change)));
}

function nameOf({ name }: ts.PropertySignature): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name) ? name.text : '';
}

function isNever({ type }: ts.PropertySignature): boolean {
  return type?.kind === ts.SyntaxKind.NeverKeyword;
}

function editType(member: ts.PropertySignature, change: (type: ts.TypeNode) => ts.TypeNode): ts.PropertySignature {
  const { modifiers, name, questionToken, type } = member;
  return type ? factory.updatePropertySignature(member, modifiers, name, questionToken, change(type)) : member;
}
