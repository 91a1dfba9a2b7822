import type { paths } from '../../../../../generated/which50/schema.ts';
import type { FilePart, Handlers, Result } from '../../../behaviour.ts';
import type { State } from '../../../state/state.ts';
import { filesIn, type FileRecord } from '../kinds.ts';
import { found, invalid } from '../refusals.ts';

/** Files in the FTP folder. Uploading to a path again replaces the file, which the vendor's pages leave open. */
export const files = {
  'GET /files': ({ state, query }) => download(fileAt(state, query.filePath)),

  'POST /files': ({ state, query, body }) => {
    const { fileName = '', bytes } = body.file as unknown as Partial<FilePart>;
    if (fileName === '' || !bytes) throw invalid(['body', 'file'], 'must be a file with a name');
    const names = [...namesIn(query.subFolder ?? '', 'subFolder'), ...namesIn(fileName, 'file')];
    const Path = names.join('/');
    filesIn(state).set(Path, { Path, Base64: Buffer.from(bytes).toString('base64') });
    return { body: { FilePath: Path } };
  },

  'DELETE /files': ({ state, query }) => {
    const file = fileAt(state, query.filePath);
    filesIn(state).delete(file.Path);
    return query.download ? download(file) : { status: 204 };
  },
} satisfies Handlers<paths>;

function fileAt(state: State, filePath: string): FileRecord {
  const path = namesIn(filePath, 'filePath').join('/');
  return found(filesIn(state).get(path), `The file ${path}`);
}

function download({ Path, Base64 }: FileRecord): Result<never> & { status: 200 } {
  const name = encodeURIComponent(Path.split('/').at(-1)!).replace(/['()*]/g, percentEncoded);
  return {
    status: 200,
    body: new Uint8Array(Buffer.from(Base64, 'base64')),
    headers: { 'content-disposition': `attachment; filename*=UTF-8''${name}` },
  };
}

function percentEncoded(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
}

/**
 * The names in a path, which may begin with a slash and have doubled ones.
 * @throws Refused with status 400 for a path that could lead out of the folder
 */
function namesIn(path: string, parameter: 'filePath' | 'subFolder' | 'file'): string[] {
  const names = path.split('/').filter(Boolean);
  const place = parameter === 'file' ? 'body' : 'query';
  if (names.some((name) => name === '.' || name === '..') || unsafe.test(path)) {
    throw invalid([place, parameter], 'must be names joined by "/" within the folder, without "." and ".."');
  }
  return names;
}

/** Backslashes and colons, which lead elsewhere on the vendor's system, and control characters. */
const unsafe = /[\\:\p{Cc}\p{Cs}\ufffe\uffff]/u;
