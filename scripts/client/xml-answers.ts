import type { OpenApiDocument } from '../spec/openapi.ts';
import { documentResolver } from '../xml/resolver.ts';
import { answersOf } from './answers.ts';
import { objectLiteral } from './code.ts';
import { commentLine } from './comment.ts';
import type { EmittedShapes } from './dates.ts';
import { NameBook, type ApiNames } from './names.ts';
import type { Signature } from './signature.ts';
import { XmlShapeWriter } from './xml-answers/writer.ts';

/**
 * Source text of how the XML answers of one API are read: data that the runtime's `readXml` follows. Operations have a
 * shape whose good answers are described in XML and not in JSON, unless that is plain text or bytes.
 */
export function emitXml(signatures: readonly Signature[], _names: ApiNames, document: OpenApiDocument): EmittedShapes {
  const names = new NameBook(['dateTimeOffset', 'dictionary']);
  const roots = signatures.flatMap(({ operation, names: { method } }) => {
    const { schemas, isXml } = answersOf(operation);
    return isXml && schemas.length > 0 ? [{ id: operation.id, name: names.take(`${method}Xml`), schemas }] : [];
  });
  const writer = new XmlShapeWriter(documentResolver(document), names);
  const constants = roots.flatMap(({ id, name, schemas }) => {
    const root = writer.writeRoot(schemas.length === 1 ? schemas[0] : { oneOf: schemas });
    if (!root) return [];
    const doc = `/** How an answer of \`${commentLine(id)}\` is read. */`;
    return [{ id, name, source: `${doc}\nexport const ${name}: XmlRoot = ${objectLiteral(root)};` }];
  });
  const own =
    writer.readers.size > 0 ? [`import { ${[...writer.readers].join(', ')} } from '../runtime/xml-contract.ts';`] : [];
  const types = ['XmlRoot', ...(writer.shared.length > 0 ? ['XmlShape'] : [])].join(', ');
  const imports = [...own, `import type { ${types} } from '../runtime/xml.ts';`].join('\n');
  const byId = new Map(constants.map(({ id, name }) => [id, name]));
  return {
    source:
      constants.length > 0
        ? [imports, ...writer.shared, ...constants.map(({ source }) => source)].join('\n\n')
        : undefined,
    shapeOf: (id) => byId.get(id),
  };
}
