import { createMock as createMockOf, type Mock, type MockOptions as OptionsOfAny } from '../mock/mock.ts';
import { buildModel } from '../model/build.ts';
import { UsageError } from '../spec/usage-error.ts';
import { bundledNames, readBundled } from './bundled.ts';

export type { Mock };

/** What to mock, and how. */
export interface MockOptions extends Omit<OptionsOfAny, 'apis'> {
  /** Of `which50`, `cxengage` and `callab`; all of them when left out. Each stands under `/<name>`. */
  readonly apis?: readonly string[];
}

/**
 * A mock of the APIs that the package describes. It answers without a port (`mock.fetch`) or on one (`mock.listen`).
 * @throws UsageError for an API that the package does not describe
 */
export async function createMock({ apis = bundledNames, ...options }: MockOptions = {}): Promise<Mock> {
  const unknown = apis.filter((name) => !bundledNames.includes(name));
  if (unknown.length > 0) throw UsageError.unknownName('API', unknown, bundledNames);
  const bundles = await Promise.all(apis.map(readBundled));
  return createMockOf({
    ...options,
    apis: bundles.map(({ api, document }) => ({ model: buildModel(api, document), document })),
  });
}
