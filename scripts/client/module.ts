import {
  IndentationText,
  Project,
  QuoteKind,
  type ImportDeclarationStructure,
  type OptionalKind,
  type StatementStructures,
  type WriterFunction,
} from 'ts-morph';

/** Where the runtime stands, seen from the folder of an API. */
export const runtimeModule = '../runtime/index';

/** Gives the name of something that the module at hand imports, and notes that it does. */
export type Import = (name: string) => string;

/** A statement as ts-morph describes it, or what writes one. */
export type Statement = StatementStructures | WriterFunction;

/** An empty line between statements. */
export const emptyLine: Statement = (writer) => writer.blankLineIfLastNot();

/** Source text of a module: the imports it gathered, and its statements. */
export function moduleSource(imports: ImportBook, statements: readonly Statement[]): string {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces, quoteKind: QuoteKind.Single },
  });
  const file = project.createSourceFile('module.ts', { statements: [...statements] });
  file.insertImportDeclarations(0, imports.list());
  return file.getFullText();
}

/** The imports of one module, gathered while its statements are made. */
export class ImportBook {
  readonly #modules = new Map<string, Map<string, boolean>>();
  readonly #namespaces = new Map<string, string>();

  /** Imports a value; gives its name back. */
  value(module: string, name: string): string {
    this.#namesOf(module).set(name, true);
    return name;
  }

  /** Imports a type, unless it is already imported as a value. */
  type(module: string, name: string): string {
    const names = this.#namesOf(module);
    names.set(name, names.get(name) ?? false);
    return name;
  }

  /** Imports all of a module under one name. */
  namespace(module: string, name: string): string {
    this.#namespaces.set(module, name);
    return name;
  }

  list(): OptionalKind<ImportDeclarationStructure>[] {
    const named = [...this.#modules].flatMap(([moduleSpecifier, names]) =>
      [true, false].map((isValue) => ({
        moduleSpecifier,
        isTypeOnly: !isValue,
        namedImports: [...names].flatMap(([name, value]) => (value === isValue ? [name] : [])).toSorted(),
      })),
    );
    const namespaces = [...this.#namespaces].map(([moduleSpecifier, namespaceImport]) => ({
      moduleSpecifier,
      namespaceImport,
    }));
    return [...named.filter(({ namedImports }) => namedImports.length > 0), ...namespaces];
  }

  #namesOf(module: string): Map<string, boolean> {
    const names = this.#modules.get(module) ?? new Map<string, boolean>();
    this.#modules.set(module, names);
    return names;
  }
}
