import { wantedFeatures, type Features } from './features.ts';
import { baseline, ours, type Results } from './results.ts';
import type { TypeCheck } from './typecheck.ts';

/** One of the aims of the client, and what came of it in this run. */
export interface Target {
  readonly aim: string;
  readonly met: boolean;
  readonly detail: string;
}

const oneOperationLimit = 5000;
const callTimeLimit = 1.15;

/** Judges what was measured; what was left out of a run is not judged. */
export function judge(results: Results): Target[] {
  return [...wholeClient(results), ...oneOperation(results), ...callTime(results), ...typeChecks(results)];
}

function wholeClient({ bytes, features }: Results): Target[] {
  const peers = new Set(features.filter(hasWantedFeatures).map(({ contestant }) => contestant));
  return bytes
    .filter(({ contestant }) => contestant === ours)
    .map(({ api, whole, wholeWithoutRaw }) => {
      const rivals = bytes.filter((other) => other.api === api && peers.has(other.contestant));
      const smallest = least(rivals, (rival) => rival.whole);
      return {
        aim: `${api}: whole client no larger than the smallest peer with the same features`,
        met: whole <= smallest.whole,
        detail: `${whole} B (${wholeWithoutRaw ?? whole} without raw) against ${smallest.whole} of ${smallest.contestant}`,
      };
    });
}

const hasWantedFeatures = ({ contestant, has }: Features): boolean =>
  contestant !== ours && wantedFeatures.every((feature) => has[feature] !== undefined);

function oneOperation({ bytes }: Results): Target[] {
  return bytes
    .filter(({ contestant }) => contestant === ours)
    .map(({ api, operations }) => {
      const sizes = Object.entries(operations);
      const [id, largest] = sizes.toSorted(([, a], [, b]) => b - a)[0]!;
      const within = sizes.filter(([, size]) => size <= oneOperationLimit);
      return {
        aim: `${api}: one operation at most ${oneOperationLimit} B`,
        met: within.length === sizes.length,
        detail: `${within.length} of ${sizes.length} operations; the largest is ${id} with ${largest} B`,
      };
    });
}

function callTime({ times }: Results): Target[] {
  return times
    .filter(({ contestant }) => contestant === ours)
    .map(({ operation, ratio }) => ({
      aim: `${operation}: a call takes at most ${callTimeLimit} of ${baseline} alone`,
      met: ratio.median <= callTimeLimit,
      detail: `${ratio.median.toFixed(2)} (half of the rounds ${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)})`,
    }));
}

function typeChecks({ typeChecks: checks }: Results): Target[] {
  return checks
    .filter(({ contestant }) => contestant === ours)
    .flatMap((own) => {
      const rivals = checks.filter((other) => other.contestant !== ours && projectOf(other) === projectOf(own));
      const fewest = least(rivals, ({ instantiations }) => instantiations);
      const quickest = least(rivals, ({ check }) => check.median);
      const project = projectOf(own);
      return [
        {
          aim: `${project}: fewer instantiations than every peer`,
          met: own.instantiations < fewest.instantiations,
          detail: `${own.instantiations} against ${fewest.instantiations} of ${fewest.contestant}`,
        },
        {
          aim: `${project}: less check time than every peer`,
          met: own.check.median < quickest.check.median,
          detail: `${seconds(own.check.median)} against ${seconds(quickest.check.median)} of ${quickest.contestant}`,
        },
      ];
    });
}

const projectOf = ({ compiler, apis }: TypeCheck): string => `${compiler}, ${apis.join(' + ')}`;

const seconds = (figure: number): string => `${(figure * 1000).toFixed(0)} ms`;

function least<Item>(items: readonly Item[], figure: (item: Item) => number): Item {
  return items.toSorted((a, b) => figure(a) - figure(b))[0]!;
}
