import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Snapshot } from '../mock/state/state.ts';
import { readIfPresent, writeAtomically } from '../output.ts';
import { shownFile } from '../spec/problem.ts';
import { UsageError } from '../spec/usage-error.ts';
import { CommandError, progress } from './io.ts';

/** How long after a change the state is saved, in milliseconds. */
const quiet = 500;

/** Where the mock keeps its state, as `--state` says. */
export interface StateOption {
  /** What the mock starts with. */
  readonly state?: string | Snapshot;
  /** Absolute path of the file that the state is saved to. */
  readonly file?: string;
}

/**
 * Finds out what `--state` says, and reads the file.
 * @throws UsageError for a URL that is not Redis's, CommandError for a file that cannot be read or written
 */
export async function readState(text: string | undefined): Promise<StateOption> {
  if (text === undefined) return {};
  if (/^rediss?:/.test(text)) return { state: text };
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) {
    throw new UsageError(`--state ${text}: state is kept in a JSON file, or in Redis at redis://… or rediss://….`);
  }
  const file = path.resolve(text);
  try {
    const json = await readIfPresent(file);
    await assertWritable(file);
    return { file, ...(json !== undefined && { state: await parseSnapshot(json) }) };
  } catch (error) {
    const reason = (error as Error).message;
    throw new CommandError(
      `--state ${shownFile(file)} cannot be used: ${reason}\nMend it, remove it, or name another file.`,
    );
  }
}

async function parseSnapshot(json: string): Promise<Snapshot> {
  const value: unknown = JSON.parse(json);
  const { checkSnapshot } = await import('../mock/state/check-snapshot.ts');
  const problems = checkSnapshot(value);
  if (problems.length > 0)
    throw new Error(`it holds no state of a mock.\n${problems.map((line) => `  ${line}`).join('\n')}`);
  return value as Snapshot;
}

/** @throws what the system says where a file cannot be written in the place of this one */
async function assertWritable(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const attempt = `${file}.${process.pid}.tmp`;
  await writeFile(attempt, '');
  await rm(attempt);
}

/** Keeps the state of a mock in a file. */
export class StateFile {
  readonly #file: string;
  readonly #snapshot: () => Promise<Snapshot>;
  #saved: string | undefined;
  #isDue = false;
  #last: Promise<void> = Promise.resolve();

  /** @param snapshot gives the state as it is */
  constructor(file: string, snapshot: () => Promise<Snapshot>) {
    this.#file = file;
    this.#snapshot = snapshot;
  }

  /** Saves the state before long. */
  saveSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    setTimeout(() => {
      this.#isDue = false;
      this.save().catch((error: unknown) => progress(`The state cannot be saved: ${(error as Error).message}`));
    }, quiet).unref();
  }

  /** Saves the state unless it is saved already; once a save that is going on has ended. */
  save(): Promise<void> {
    const saving = this.#last.then(() => this.#write());
    this.#last = saving.catch(() => {});
    return saving;
  }

  async #write(): Promise<void> {
    const json = `${JSON.stringify(await this.#snapshot(), null, 2)}\n`;
    if (json === this.#saved) return;
    await writeAtomically(this.#file, json);
    this.#saved = json;
  }
}
