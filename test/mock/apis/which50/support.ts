import { createMock, type Mock, type MockOptions } from '../../../../scripts/mock/mock.ts';
import { readApis } from '../../../support/apis.ts';

export const api = (await readApis()).find(({ model }) => model.name === 'which50');

/** Ann Byrne, the first contact. */
export const ann = 'kF8sQ2vXb1Lw';

/** What the mock answered. */
export interface Answer {
  readonly status: number;
  readonly type: string | null;
  /* eslint-disable-next-line typescript/no-explicit-any -- tests look into answers of all shapes */
  readonly body: any;
  readonly bytes: Uint8Array;
}

/** A Which50 with a clock that stands still until it is moved. */
export interface Which50 {
  readonly mock: Mock;
  /** In milliseconds since 1970. */
  now: number;
  /** A body that is no text, form or bytes is sent as JSON. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
}

export async function openWhich50(options: Omit<MockOptions, 'apis' | 'now'> = {}): Promise<Which50> {
  const clock = { now: Date.parse('2026-02-01T00:00:00Z') };
  const failures: unknown[] = [];
  const mock = await createMock({
    apis: [api!],
    contacts: 20,
    onError: (error) => failures.push(error),
    ...options,
    now: () => clock.now,
  });
  const send: Which50['send'] = async (method, path, body, headers = {}) => {
    const isJson = body !== undefined && !isRaw(body);
    const response = await mock.fetch(`http://mock.test/which50${path}`, {
      method,
      headers: {
        authorization: basic('qa', 'mock-token'),
        ...(isJson && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isRaw(body) ? body : JSON.stringify(body) }),
    });
    if (failures.length > 0) throw failures[0];
    const bytes = new Uint8Array(await response.arrayBuffer());
    const type = response.headers.get('content-type');
    return { status: response.status, type, body: valueOf(Buffer.from(bytes).toString()), bytes };
  };
  return Object.assign(clock, {
    mock,
    send,
    get: (path: string, headers?: Record<string, string>) => send('GET', path, undefined, headers),
  });
}

export function basic(user: string, password: string): string {
  return `Basic ${btoa(`${user}:${password}`)}`;
}

function isRaw(body: unknown): body is string | FormData | URLSearchParams {
  return typeof body === 'string' || body instanceof FormData || body instanceof URLSearchParams;
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
