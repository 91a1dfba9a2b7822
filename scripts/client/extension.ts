import ts from 'typescript';

/** A module with the specifiers of its relative imports and exports ending as asked, whatever they end in now. */
export function withExtension(source: string, extension: string): string {
  const file = ts.createSourceFile('module.ts', source, ts.ScriptTarget.Latest);
  const specifiers = file.statements.flatMap((statement) => {
    const isImport = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
    const specifier = isImport ? statement.moduleSpecifier : undefined;
    return specifier && ts.isStringLiteral(specifier) && specifier.text.startsWith('.') ? [specifier] : [];
  });
  return specifiers.reduceRight((text, specifier) => {
    const ended = specifier.text.replace(/\.[jt]s$/, '') + extension;
    return `${text.slice(0, specifier.getStart(file))}'${ended}'${text.slice(specifier.end)}`;
  }, source);
}
