import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { watch, type FSWatcher } from 'chokidar';
import { report } from './fault.ts';
import { progress } from './io.ts';
import { untilStopped } from './stop.ts';

/** How long no file may change before a burst of changes counts as over, in milliseconds. */
const quiet = 100;

/** Some work that reads files. It tells of each of them, also of those it cannot read. */
export type Work = (onFile: (file: string) => void) => Promise<void>;

/** What some work read. */
export interface Reading {
  readonly files: readonly string[];
  /** When it began, in milliseconds since 1970. */
  readonly startedAt: number;
}

/**
 * Does some work, and does it again once for each burst of changes in the files it read, until Ctrl-C.
 * What goes wrong is told, and the next change is waited for.
 */
export async function watchFiles(work: Work): Promise<void> {
  await watchAgain(work, await doOnce(work), (count) => {
    progress(`Watching ${count === 1 ? '1 file' : `${count} files`}. Press Ctrl-C to stop.`);
  });
}

/**
 * The same for work that was done once already.
 * @param reading what it read then
 * @param onWatching told how many files are watched, whenever that are others
 */
export async function watchAgain(
  work: Work,
  reading: Reading,
  onWatching: (count: number) => void = () => {},
): Promise<void> {
  const burst = new Burst();
  void untilStopped().then(() => burst.stop());
  let { files, startedAt } = reading;
  let watched: readonly string[] = [];
  let watcher: FSWatcher | undefined;
  while (!burst.stopped) {
    if (watcher === undefined || files.join('\n') !== watched.join('\n')) {
      await watcher?.close();
      watcher = await watchAll(files, burst);
      // What was saved while nobody watched.
      for (const file of files) if ((await savedAt(file)) > startedAt) burst.add(file);
      watched = files;
      onWatching(files.length);
    }
    const changed = await burst.end();
    if (burst.stopped) break;
    progress(`Changed: ${changed.map((file) => path.relative('', file)).join(', ')}.`);
    ({ files, startedAt } = await doOnce(work));
  }
  await watcher?.close();
}

async function doOnce(work: Work): Promise<Reading> {
  const startedAt = Date.now();
  const files = new Set<string>();
  await work((file) => files.add(file)).catch(report);
  return { files: [...files].toSorted(), startedAt };
}

/** Watches the folders that files stand in: an editor may put a new file in the place of the old one. */
async function watchAll(files: readonly string[], burst: Burst): Promise<FSWatcher> {
  const folders = new Set(files.flatMap(foldersOf));
  const isOurs = (name: string): boolean => files.some((file) => name === file || name.startsWith(file + path.sep));
  const watcher = watch([...folders].filter(existsSync), {
    ignoreInitial: true,
    ignored: (name) => !folders.has(path.resolve(name)) && !isOurs(path.resolve(name)),
  });
  watcher.on('all', (_event, name) => {
    if (isOurs(path.resolve(name))) burst.add(name);
  });
  watcher.on('error', (error) => progress(`A file cannot be watched: ${(error as Error).message}`));
  await once(watcher, 'ready');
  return watcher;
}

/** The folder of a file, and where that is not there, those above it up to one that is. */
function foldersOf(file: string): string[] {
  const folder = path.dirname(file);
  return existsSync(folder) || folder === file ? [folder] : [folder, ...foldersOf(folder)];
}

const savedAt = (file: string): Promise<number> =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );

/** Files that change in quick succession. */
class Burst {
  readonly #files = new Set<string>();
  #wake: () => void = () => {};
  stopped = false;

  add(file: string): void {
    this.#files.add(file);
    this.#wake();
  }

  stop(): void {
    this.stopped = true;
    this.#wake();
  }

  /** Waits until something has changed and nothing more changes for a while; gives what did. */
  async end(): Promise<string[]> {
    const next = (): Promise<true> => new Promise((resolve) => (this.#wake = () => resolve(true)));
    if (this.#files.size === 0 && !this.stopped) await next();
    while (!this.stopped && (await Promise.race([next(), setTimeout(quiet, false)])));
    const files = [...this.#files].toSorted();
    this.#files.clear();
    return files;
  }
}
