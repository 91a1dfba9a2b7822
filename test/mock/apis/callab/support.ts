import { createMock } from '../../../../scripts/mock/mock.ts';
import type { MockOptions } from '../../../../scripts/mock/mock.ts';
import { readApis } from '../../../support/apis.ts';

export const { model, document } = (await readApis()).find((api) => api.model.name === 'callab')!;

export interface Envelope {
  readonly status: string;
  readonly message: string;
  readonly data?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly body: Envelope;
}

/** A client of a mock of its own, whose clock stands until it is moved. */
export interface Client {
  readonly clock: { now: number };
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
}

export async function createClient(options: Omit<MockOptions, 'apis' | 'now'> = {}): Promise<Client> {
  const clock = { now: Date.parse('2026-02-01T10:00:00Z') };
  const mock = await createMock({ apis: [{ model, document }], now: () => clock.now, ...options });
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const headers = { authorization: 'Bearer mock-token', 'content-type': 'application/json' };
    const response = await mock.fetch(`http://mock.test/callab${path}`, { ...init, headers });
    return { status: response.status, body: (await response.json()) as Envelope };
  };
  return {
    clock,
    get: (path) => send(path, {}),
    post: (path, body) => send(path, { method: 'POST', body: JSON.stringify(body) }),
  };
}

export const agentId = '8f14e45f-ceea-467f-a9d8-3b1f0f6f7d21';
export const campaignId = '6a1d3f0e-4c7b-4f52-9b7e-0d9a4b1c2e33';
export const contactId = '550e8400-e29b-41d4-a716-446655440000';
