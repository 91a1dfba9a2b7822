import type { Readable } from 'node:stream';
import { Refused } from './behaviour.ts';

const nothing = new Uint8Array();

/**
 * A body that came with `fetch` as one piece.
 * @param declared `Content-Length`, where there is one
 * @param limit in bytes
 * @throws Refused with status 413 for a body over the limit, 400 for one that breaks off
 */
export async function readBody(
  chunks: AsyncIterable<Uint8Array> | null,
  declared: string | undefined,
  limit: number,
): Promise<Uint8Array> {
  if (Number(declared) > limit) throw tooLarge(limit);
  if (!chunks) return nothing;
  const read: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of chunks) {
      length += chunk.length;
      if (length > limit) throw tooLarge(limit);
      read.push(chunk);
    }
  } catch (error) {
    throw error instanceof Refused ? error : brokenOff();
  }
  return join(read);
}

/**
 * As {@link readBody}, of a stream of Node's, whose events cost less than to iterate over it. A body that is too large is
 * left unread, and the connection open for the answer that says so.
 */
export function collectBody(stream: Readable | null, declared: string | undefined, limit: number): Promise<Uint8Array> {
  if (Number(declared) > limit) return Promise.reject(tooLarge(limit));
  if (!stream) return Promise.resolve(nothing);
  return new Promise((resolve, reject) => {
    const read: Uint8Array[] = [];
    let length = 0;
    const take = (chunk: Uint8Array): void => {
      length += chunk.length;
      if (length <= limit) {
        read.push(chunk);
        return;
      }
      stream.off('data', take).pause();
      reject(tooLarge(limit));
    };
    stream.on('data', take);
    stream.on('end', () => resolve(join(read)));
    stream.on('error', () => reject(brokenOff()));
    stream.on('close', () => {
      if (!stream.readableEnded) reject(brokenOff());
    });
  });
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

function tooLarge(limit: number): Refused {
  return new Refused(413, `The body is larger than ${limit} bytes.`);
}

function brokenOff(): Refused {
  return new Refused(400, 'The body could not be read to its end.');
}
