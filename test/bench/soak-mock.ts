import { readApis } from '../support/apis.ts';
import { createMock } from '../../scripts/mock/mock.ts';

/** The mock that `soak.ts` sends its requests to; tells its port, and its memory when asked. */
const mock = await createMock({ apis: await readApis() });
const { url } = await mock.listen({ port: 0 });
process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ heap: heapUsed, rss });
});
process.send?.(Number(new URL(url).port));
