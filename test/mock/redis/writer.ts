/*
 * A mock of its own process: node writer.ts <url> <name> <times>. It writes into one session as often as it is told to,
 * some transactions at a time, each of which counts and adds a record.
 */
import { openReplica } from './replica.ts';

const [url, name, times] = process.argv.slice(2) as [string, string, string];
const { store, sessions } = await openReplica(url);
for (let written = 0; written < Number(times); written += 5) {
  const writes = Array.from({ length: 5 }, (_, index) =>
    sessions.run('shared', (state) => {
      const collection = state.collection('shop/orders');
      const last = collection.get('last')?.['count'];
      collection.set('last', { count: typeof last === 'number' ? last + 1 : 1 });
      collection.set(`${name} ${written + index}`, { number: state.next('orders') });
    }),
  );
  await Promise.all(writes);
}
await store.close();
