import { randomBytes } from 'node:crypto';
import { isLoopback } from '../mock/control/guard.ts';
import type { ListenOptions } from './options.ts';

/** How the control page of a mock is reached. */
export interface ControlPage {
  /** What it asks for; nothing where only this machine can reach it. */
  readonly token?: string;
  /** Its address, with the token where that was made up. */
  addressAt(url: string): string;
}

/** @param given what `--token` says */
export function openControlPage({ host }: Pick<ListenOptions, 'host'>, given?: string): ControlPage {
  if (given !== undefined || isLoopback(host)) {
    // A token that was given is known, and better not shown.
    return { ...(given !== undefined && { token: given }), addressAt: (url) => `${url}/__mock` };
  }
  const token = randomBytes(18).toString('base64url');
  return { token, addressAt: (url) => `${url}/__mock#token=${token}` };
}
