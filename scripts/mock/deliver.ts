import type { Outgoing } from './behaviour.ts';
import { deliveryHeader } from './control/guard.ts';

/** Sends what the vendors send by themselves; whoever does not take it is none of the mock's concern. */
export interface Delivery {
  send(request: Outgoing): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

/** Milliseconds that a receiver may take. */
const timeout = 5000;

/** @param deliver sends one request */
export function createDelivery(deliver: (request: Outgoing) => Promise<void> = deliverByFetch): Delivery {
  const pending = new Set<Promise<void>>();
  return {
    send(request) {
      const sent = new Promise<void>((resolve) => resolve(deliver(request)))
        .catch(() => {})
        .finally(() => pending.delete(sent));
      pending.add(sent);
    },
    async settled() {
      await Promise.all(pending);
    },
  };
}

async function deliverByFetch({ method, url, headers, body }: Outgoing): Promise<void> {
  const signal = AbortSignal.timeout(timeout);
  // Whoever subscribed the control plane to something is refused by this.
  const marked = { ...headers, [deliveryHeader]: '1' };
  const response = await fetch(url, { method, headers: marked, body, redirect: 'manual', signal });
  await response.body?.cancel();
}
