import { createMock, type Mock, type MockOptions } from '../../../../scripts/mock/mock.ts';
import { readApis } from '../../../support/apis.ts';

export const tenantId = '2336d1ec-c956-47e1-b3b1-fe8fde81b2b4';
export const otherTenantId = '87165f24-f1d4-4b2e-acec-05ac94e0ead4';
/** Ann Byrne, the first contact. */
export const contactId = '0b5f8a52-6d0e-4a3c-9d47-2f6f5c1f0e11';
/** A call of hers with a note and a recording. */
export const interactionId = 'b2109780-db83-11e7-9709-c2b07aa3bee9';

export const api = (await readApis()).find(({ model }) => model.name === 'cxengage')!;

/** What the mock answered. */
export interface Answer {
  readonly status: number;
  /* eslint-disable-next-line typescript/no-explicit-any -- tests look into answers of all shapes */
  readonly body: any;
}

/** A CxEngage with a clock that stands still until it is moved. */
export interface CxEngage {
  readonly mock: Mock;
  /** In milliseconds since 1970. */
  now: number;
  /** Below the first tenant, unless the path starts with `/v1`. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
}

export async function openCxEngage(options: Omit<MockOptions, 'apis' | 'now'> = {}): Promise<CxEngage> {
  const clock = { now: Date.parse('2026-02-01T00:00:00Z') };
  const failures: unknown[] = [];
  const mock = await createMock({
    apis: [api],
    onError: (error) => failures.push(error),
    ...options,
    now: () => clock.now,
  });
  const send: CxEngage['send'] = async (method, path, body, headers = { authorization: 'Token any' }) => {
    const target = path.startsWith('/v1') ? path : `/v1/tenants/${tenantId}${path}`;
    const response = await mock.fetch(`http://mock.test/cxengage${target}`, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (failures.length > 0) throw failures[0];
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  return Object.assign(clock, {
    mock,
    send,
    get: (path: string, headers?: Record<string, string>) => send('GET', path, undefined, headers),
  });
}

/** A user's basic credentials as a header. */
export function basic(username: string, password: string): Record<string, string> {
  return { authorization: `Basic ${btoa(`${username}:${password}`)}` };
}
