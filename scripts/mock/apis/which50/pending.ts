import type { Call } from '../../behaviour.ts';
import { advanceJob } from './import-job.ts';
import { runningIn } from './kinds.ts';
import { announceDue } from './messages.ts';

/** Brings what goes on as time passes up to the present of a call: import jobs, and the webhooks of messages. */
export function settle(call: Call): void {
  const running = runningIn(call.state);
  for (const { Id } of running.values()) if (advanceJob(call, Id)) running.delete(Id);
  announceDue(call);
}
