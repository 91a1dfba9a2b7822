import { Refused } from '../../../scripts/mock/behaviour.ts';
import { createEngine } from '../../../scripts/mock/engine/create-engine.ts';
import type { Engine, Input } from '../../../scripts/mock/engine/engine.ts';
import type { Message } from '../../../scripts/mock/message.ts';
import { buildModel } from '../../../scripts/model/build.ts';
import type { Operation } from '../../../scripts/model/model.ts';
import type { OpenApiDocument, OperationObject, PathItemObject } from '../../../scripts/spec/openapi.ts';
import { describeApi } from '../support.ts';

/** What of a request a test cares about. */
export interface Sent {
  readonly path?: Record<string, string>;
  readonly query?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
}

export function toMessage({ query = '', headers = {}, body = '' }: Sent): Message {
  return { method: 'POST', path: '/', query, headers, body: async () => Buffer.from(body) };
}

/** The engine of a description with one operation, and that operation. */
export function engineOf(
  operation: OperationObject,
  more: Partial<OpenApiDocument> = {},
): { engine: Engine; operation: Operation; read(sent: Sent): Promise<Input> } {
  const paths: Record<string, PathItemObject> = { '/it': { post: { responses: {}, ...operation } } };
  const document = { ...describeApi(paths), ...more };
  const model = buildModel('tiny', document);
  const engine = createEngine(model, document);
  const [described] = model.operations as [Operation];
  return {
    engine,
    operation: described,
    read: (sent) => engine.read(described, sent.path ?? {}, toMessage(sent)),
  };
}

/** Places and keywords of what is wrong with a request. */
export function violationsOf({ violations }: Input): string[] {
  return violations.map(({ location, code }) => `${location.join('/')} ${code}`);
}

/** What a promise is refused with. */
export async function refusalOf(promise: Promise<unknown>): Promise<{ status: number; message: string }> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refused)) throw new Error('It was not refused.', { cause: error });
  return { status: error.status, message: error.message };
}
