import { Refused } from '../../behaviour.ts';
import type { State } from '../../state/state.ts';

/** What can be looked up by id, in words for people. */
const kinds = {
  contacts: 'Contact',
  calls: 'Call',
  campaigns: 'Campaign',
  agents: 'AI agent',
  phoneNumbers: 'Phone number',
  webhooks: 'Webhook',
} as const;

/** @throws Refused with status 404 */
export function find<T extends object>(state: State, kind: keyof typeof kinds, id: string): T {
  const record = state.collection<T>(`callab/${kind}`).get(id);
  if (record === undefined) throw new Refused(404, `${kinds[kind]} not found`);
  return record;
}

/** Refuses an id that leads nowhere; one that is left out is fine. */
export function mustExist(state: State, kind: keyof typeof kinds, id: string | null | undefined): void {
  if (id != null) find(state, kind, id);
}
