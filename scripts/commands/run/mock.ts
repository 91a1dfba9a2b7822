import { parseFail, parseLatency } from '../../mock/faults/texts.ts';
import type { FaultRule } from '../../mock/faults/faults.ts';
import { Refused } from '../../mock/behaviour.ts';
import { createMock, type Mock, type MockOptions } from '../../mock/mock.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { openControlPage } from '../control-page.ts';
import { CommandError, progress } from '../io.ts';
import { readApis } from '../mock-apis.ts';
import type { MockCommandOptions } from '../mock.ts';
import { readState, StateFile } from '../mock-state.ts';
import { listenUntilStopped, reportMockError } from '../serve.ts';
import type { Reading, Work } from '../watch.ts';

/** Serves the APIs until it is stopped, and reads their descriptions again when those change. */
export async function runMock(names: readonly string[], options: MockCommandOptions): Promise<void> {
  const { host, port, seed, contacts, strict = false } = options;
  const { addressAt, token } = openControlPage(options, options.token);
  const faults = faultsOf(options);
  const kept = await readState(options.state);
  const startedAt = Date.now();
  const files = new Set<string>();
  const apis = await readApis(names, options, (read) => files.add(read));
  const file = kept.file === undefined ? undefined : new StateFile(kept.file, () => mock.snapshot());
  const mock: Mock = await openMock({
    apis,
    seed,
    contacts,
    strict,
    onError: reportMockError,
    onChange: (session) => {
      if (session === '') file?.saveSoon();
    },
    ...(kept.state !== undefined && { state: kept.state }),
    ...(faults && { faults: { all: faults } }),
    ...(token !== undefined && { token }),
  });
  try {
    await listenUntilStopped(mock, { host, port }, (url) => {
      for (const { model } of apis) progress(`${model.title}: ${url}/${model.name}`);
      progress(`Control page: ${addressAt(url)}`);
      progress(`Seed: ${typeof kept.state === 'object' ? kept.state.world.seed : seed}`);
      if (options.watch) void reloadOnChange(mock, names, options, { files: [...files].toSorted(), startedAt });
    });
    await file?.save();
  } finally {
    await mock.close();
  }
}

/** @throws CommandError where the state cannot be reached or used: that is no mistake in how the command was called */
async function openMock(options: MockOptions): Promise<Mock> {
  try {
    return await createMock(options);
  } catch (error) {
    const isOfState = error instanceof Refused || (error instanceof UsageError && typeof options.state === 'string');
    if (isOfState) throw new CommandError(error.message);
    throw error;
  }
}

/** What `--latency` and `--fail` ask for. */
function faultsOf({ latency, fail }: MockCommandOptions): FaultRule | undefined {
  if (latency === undefined && fail === undefined) return undefined;
  return {
    ...(latency !== undefined && { latency: parseLatency(latency) }),
    ...(fail !== undefined && parseFail(fail)),
  };
}

/** Serves the descriptions as they are saved, until Ctrl-C. What is wrong with one is told, and the last sound one stays. */
async function reloadOnChange(
  mock: Mock,
  names: readonly string[],
  options: MockCommandOptions,
  reading: Reading,
): Promise<void> {
  if (reading.files.length === 0) return;
  const reload: Work = async (onFile) => {
    const apis = await readApis(names, options, onFile);
    await mock.reload(apis);
    progress(`Serving ${apis.map(({ model }) => model.name).join(', ')} as described now.`);
  };
  try {
    const { watchAgain } = await import('../watch.ts');
    await watchAgain(reload, reading);
  } catch (error) {
    progress(`Changes of the descriptions are not seen: ${(error as Error).message}`);
  }
}
