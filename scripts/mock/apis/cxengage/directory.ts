/** Somebody or something with an id and a name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** The agents who handle interactions. */
export const agents: readonly Named[] = [
  { id: '7a8c3cd0-82b2-11e7-b08f-6e56a766befb', name: 'Don Smith' },
  { id: '7a8c3cd1-82b2-11e7-b08f-6e56a766befb', name: 'Mary Jones' },
  { id: '7a8c3cd2-82b2-11e7-b08f-6e56a766befb', name: 'Priya Nair' },
  { id: '7a8c3cd3-82b2-11e7-b08f-6e56a766befb', name: 'Luca Rossi' },
];

/** The queues that interactions wait in. */
export const queues: readonly (Named & { readonly platformQueueId: number })[] = [
  { id: '3703e470-834a-11e7-b08f-6e56a766befb', name: 'Support', platformQueueId: 743 },
  { id: '3703e471-834a-11e7-b08f-6e56a766befb', name: 'Sales', platformQueueId: 744 },
  { id: '3703e472-834a-11e7-b08f-6e56a766befb', name: 'Claims', platformQueueId: 745 },
];

/** What an agent notes down as the outcome. */
export const dispositions: readonly Named[] = [
  { id: '2f9d1b60-82b5-11e7-b08f-6e56a766befb', name: 'Renewed' },
  { id: '2f9d1b61-82b5-11e7-b08f-6e56a766befb', name: 'Resolved' },
  { id: '2f9d1b62-82b5-11e7-b08f-6e56a766befb', name: 'Call back' },
];

/** The flow that handles interactions which name none. */
export const basicFlow = {
  id: '28219e00-82b6-11e7-b08f-6e56a766befb',
  name: 'Basic Flow',
  version: '28219e01-82b6-11e7-b08f-6e56a766befb',
};

/** The name behind an id, or `null`. */
export function nameOf(named: readonly Named[], id: string | null): string | null {
  return named.find((one) => one.id === id)?.name ?? null;
}
