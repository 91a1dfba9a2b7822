import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * What the compiler says of a module that need not exist on disk, checked as strictly as this project is.
 * @param file where it would stand, relative to the project
 * @returns one line per diagnostic: the source line it is about, and the message
 */
export function compile(file: string, text: string): string[] {
  const name = path.join(root, file);
  const config = ts.readConfigFile(path.join(root, 'tsconfig.json'), (requested) => ts.sys.readFile(requested));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const readSource = host.getSourceFile.bind(host);
  host.getSourceFile = (requested, ...rest) =>
    path.resolve(requested) === name
      ? ts.createSourceFile(requested, text, ts.ScriptTarget.Latest)
      : readSource(requested, ...rest);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([name], options, host))
    .map(({ messageText, start, file: source }) => {
      const line = source && start !== undefined ? source.text.slice(0, start).split('\n').length : 1;
      const message = ts.flattenDiagnosticMessageText(messageText, '\n');
      return `${text.split('\n')[line - 1]}: ${message}`.slice(0, 600);
    });
}
