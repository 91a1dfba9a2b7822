import type { Exchange } from '../../../scripts/mock/journal/journal.ts';
import type { Message, Reply } from '../../../scripts/mock/message.ts';

/** A request to create a contact that was answered, but for what is said otherwise. */
export function exchange({
  body = '{"name":"Ann"}',
  message,
  reply,
  ...rest
}: Partial<Omit<Exchange, 'message' | 'reply' | 'body'>> & {
  readonly body?: string | Uint8Array | undefined;
  readonly message?: Partial<Message>;
  readonly reply?: Partial<Reply>;
} = {}): Exchange {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return {
    time: 1000,
    session: '',
    api: 'shop',
    operation: 'createContact',
    message: {
      method: 'POST',
      path: '/shop/contacts',
      query: 'strict=true',
      headers: { 'content-type': 'application/json' },
      body: async () => bytes,
      ...message,
    },
    body: bytes,
    reply: { status: 201, headers: { 'content-type': 'application/json' }, body: '{"id":1}', ...reply },
    violations: [],
    fault: undefined,
    duration: 3,
    ...rest,
  };
}
