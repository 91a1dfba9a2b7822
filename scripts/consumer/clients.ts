import type { OutputFile } from '../output.ts';
import { clientFiles, runtimeFiles } from '../pipeline.ts';
import type { Bundle } from '../spec/bundle.ts';
import { shownFile } from '../spec/problem.ts';
import type { Mistake } from './check-config.ts';
import { filterDocument } from './filter.ts';
import { checkFilter, listOperations } from './operations.ts';
import { refuse, type ApiRequest, type GenerateRequest } from './request.ts';

/**
 * The clients that a request asks for, and the runtime they share.
 * @throws UsageError with every filter that does not fit its description
 */
export async function emitClients(request: GenerateRequest, bundles: readonly Bundle[]): Promise<OutputFile[]> {
  const { apis, importExtension, banner, config } = request;
  const asked = apis.map((api, index) => ({ api, bundle: bundles[index]! }));
  refuse(
    config === undefined ? 'These flags' : shownFile(config),
    asked.flatMap(({ api, bundle }) => checkOperations(api, bundle)),
  );
  const general = { importExtension, ...(banner !== undefined && { banner }) };
  const clients = await Promise.all(
    asked.map(({ api: { filter, dates }, bundle }) => {
      const isWhole = filter.include === undefined && filter.exclude === undefined;
      // The hash in the files is that of the whole description, so `json` stays.
      const part = isWhole ? bundle : { ...bundle, document: filterDocument(bundle.document, filter) };
      return clientFiles(part, { ...general, dates });
    }),
  );
  return [...clients.flat(), ...(await runtimeFiles(general))];
}

function checkOperations({ filter, placeOf }: ApiRequest, { document }: Bundle): Mistake[] {
  return checkFilter(listOperations(document), filter).map(({ path, message }) => ({ place: placeOf(path), message }));
}
