import { Refused } from '../behaviour.ts';
import { findSnapshotProblems, toSentence } from './check-snapshot.ts';
import type { Snapshot } from './state.ts';

/**
 * A copy of a snapshot that is what it should be.
 * @throws Refused with status 400, and all that is wrong, for one that is not
 */
export function readSnapshot(value: unknown): Snapshot {
  const problems = findSnapshotProblems(value);
  if (problems.length === 0) return structuredClone(value) as Snapshot;
  throw new Refused(
    400,
    `This is no snapshot of the mock: ${problems.map(toSentence).join(' ')}`,
    problems.map(({ path, message }) => ({
      location: ['request', 'body', ...path],
      severity: 'Error',
      code: 'snapshot',
      message,
    })),
  );
}
