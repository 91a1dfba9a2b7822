import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '../..');

/** Files by where they would stand, relative to the project; none of them need exist. */
export type VirtualFiles = Readonly<Record<string, string>>;

/**
 * What the compiler says of a module that need not exist on disk, checked as strictly as this project is.
 * @param file where it would stand, relative to the project
 * @param others files that it may import
 * @returns one line per diagnostic: the source line it is about, and the message
 */
export function compile(file: string, text: string, others: VirtualFiles = {}): string[] {
  return compileFiles({ ...others, [file]: text }, [file]);
}

/** The same for several modules, with settings of the compiler other than the project's. */
export function compileFiles(
  files: VirtualFiles,
  entries: readonly string[],
  settings: ts.CompilerOptions = {},
): string[] {
  return diagnose(files, entries, settings).map(tell);
}

/** The same, as the compiler itself tells it. */
export function diagnose(
  files: VirtualFiles,
  entries: readonly string[],
  settings: ts.CompilerOptions = {},
): readonly ts.Diagnostic[] {
  const config = ts.readConfigFile(path.join(root, 'tsconfig.json'), (requested) => ts.sys.readFile(requested));
  const options = { ...ts.parseJsonConfigFileContent(config.config, ts.sys, root).options, ...settings };
  const names = entries.map((entry) => path.join(root, entry));
  const program = ts.createProgram(names, options, virtualHost(files, options));
  return ts.getPreEmitDiagnostics(program);
}

/** Parsed once: a project's libraries are most of what it compiles. */
const libraries = new Map<string, ts.SourceFile | undefined>();

function virtualHost(files: VirtualFiles, options: ts.CompilerOptions): ts.CompilerHost {
  const virtual = new Map(Object.entries(files).map(([name, text]) => [path.join(root, name), text]));
  const folders = new Set([...virtual.keys()].map((name) => path.dirname(name)));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  return {
    ...host,
    directoryExists: (folder) => folders.has(path.resolve(folder)) || ts.sys.directoryExists(folder),
    fileExists: (name) => virtual.has(path.resolve(name)) || fileExists(name),
    readFile: (name) => virtual.get(path.resolve(name)) ?? readFile(name),
    getSourceFile: (name, ...rest) => {
      const text = virtual.get(path.resolve(name));
      if (text !== undefined) return ts.createSourceFile(name, text, ts.ScriptTarget.Latest);
      if (!name.includes('/node_modules/')) return getSourceFile(name, ...rest);
      if (!libraries.has(name)) libraries.set(name, getSourceFile(name, ...rest));
      return libraries.get(name);
    },
  };
}

function tell({ messageText, start, file }: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(messageText, '\n');
  if (!file || start === undefined) return message;
  const line = file.text.slice(0, start).split('\n').length;
  return `${file.text.split('\n')[line - 1]}: ${message}`.slice(0, 600);
}
