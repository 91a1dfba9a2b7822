import { ClientOfflineError, createClient, ErrorReply, ReconnectStrategyError } from '@redis/client';
import { addEntries, clearEntries } from '../../journal/redis-scripts.ts';
import { UsageError } from '../../../spec/usage-error.ts';
import { Refused } from '../../behaviour.ts';
import { compact, sync } from './scripts.ts';

/** Milliseconds to wait before connecting again: at first, and at most. */
const delays = { first: 50, most: 2000 };

/** The client, and the scripts it knows. */
export type RedisClient = ReturnType<typeof createRedisClient>;

/** A connection to Redis; when it breaks, it is made again. */
export class RedisConnection {
  /** Host and port, for people. */
  readonly place: string;
  readonly #client: RedisClient;
  readonly #patience: number;

  private constructor(place: string, client: RedisClient, patience: number) {
    this.place = place;
    this.#client = client;
    this.#patience = patience;
  }

  /**
   * @param url `redis://user:password@host:port/database?prefix=…`
   * @param patience milliseconds to wait for an answer
   * @throws UsageError where Redis cannot be used
   */
  static async open(url: string, patience: number): Promise<RedisConnection> {
    const { place, prefix, bare } = readUrl(url);
    let connected = false;
    const reconnectStrategy = (retries: number, cause: Error): number | Error =>
      connected ? Math.min(delays.first * 2 ** retries, delays.most) : cause;
    const client = createRedisClient(bare, prefix, { reconnectStrategy, connectTimeout: patience });
    try {
      await client.connect();
    } catch (error) {
      throw new UsageError(
        `Redis at ${place} cannot be used: ${reasonOf(error)}. Is it running, and is the URL right?`,
      );
    }
    connected = true;
    return new RedisConnection(place, client, patience);
  }

  /** @throws Refused with status 503 when Redis does not answer, 507 when it has no memory left */
  async call<T>(action: (client: RedisClient) => Promise<T>): Promise<T> {
    const timeout = Promise.withResolvers<never>();
    const timer = setTimeout(() => timeout.reject(new Error('No answer.')), this.#patience);
    try {
      return await Promise.race([action(this.#client), timeout.promise]);
    } catch (error) {
      throw this.#refusal(error);
    } finally {
      clearTimeout(timer);
    }
  }

  close(): void {
    if (this.#client.isOpen) this.#client.destroy();
  }

  #refusal(error: unknown): Refused {
    if (error instanceof ErrorReply && error.message.startsWith('OOM')) {
      return new Refused(507, `Redis at ${this.place}, where the state is kept, has no memory left.`);
    }
    const outcome =
      error instanceof ClientOfflineError
        ? 'Nothing was changed'
        : 'Whether anything that the request changed was kept is not known';
    const detail = `Redis at ${this.place}, where the state is kept, fails: ${reasonOf(error)}. ${outcome}. Try again later.`;
    return new Refused(503, detail, [], { headers: { 'retry-after': '1' } });
  }
}

function createRedisClient(
  url: string,
  keyPrefix: string,
  socket: {
    readonly reconnectStrategy: (retries: number, cause: Error) => number | Error;
    readonly connectTimeout: number;
  },
) {
  const client = createClient({
    url,
    keyPrefix,
    disableOfflineQueue: true,
    socket,
    scripts: { sync, compact, addEntries, clearEntries },
  });
  // Commands fail when the connection does, and say so; without a listener the event would end the process.
  client.on('error', () => {});
  return client;
}

function readUrl(text: string): { readonly place: string; readonly prefix: string; readonly bare: string } {
  const url = URL.parse(text);
  if (!url || !/^rediss?:$/.test(url.protocol) || url.hostname === '' || !/^(\/\d*)?$/.test(url.pathname)) {
    throw new UsageError(
      'The URL of Redis is like redis://user:password@host:6379/0?prefix=name, with the host at least.',
    );
  }
  const prefix = url.searchParams.get('prefix') || 'contact-apis';
  url.search = '';
  url.hash = '';
  return { place: `${url.hostname}:${url.port || 6379}`, prefix: `${prefix.replace(/:$/, '')}:`, bare: url.href };
}

/** What went wrong, in words that tell no secrets. */
function reasonOf(error: unknown): string {
  if (error instanceof ReconnectStrategyError) return reasonOf(error.originalError);
  if (error instanceof ErrorReply) return `it answers ${/^[A-Z]+/.exec(error.message)?.[0] ?? 'an error'}`;
  const { code } = error as { code?: unknown };
  return `it does not answer${typeof code === 'string' ? ` (${code})` : ''}`;
}
