import { mockoon, ourName, prism, scalar } from './contestants.ts';
import type { Results } from './results.ts';

/** One of the aims of the mock, and what came of it in this run. */
export interface Target {
  readonly aim: string;
  readonly wanted: string;
  readonly measured: string;
  readonly met: boolean;
}

/** How many times as many requests as a peer's the mock is to answer. */
const wantedRatios: Readonly<Record<string, number>> = { [prism.name]: 8, [scalar.name]: 1, [mockoon.name]: 1 };

const startLimit = 0.5;
const callLimit = 60;
const scaleLimit = 1.1;

/** Judges what was measured; what was left out of a run is not judged. */
export function judge(results: Results): Target[] {
  return [...throughput(results), ...starts(results), ...calls(results), ...scale(results)];
}

function throughput({ throughput: measured }: Results): Target[] {
  return measured
    .filter(({ contestant }) => Object.hasOwn(wantedRatios, contestant))
    .map(({ exchange, contestant, ratio }) => ({
      aim: `${exchange}: requests per second, against ${contestant}`,
      wanted: `≥ ${wantedRatios[contestant]} ×`,
      measured: `${ratio.median.toFixed(2)} ×`,
      met: ratio.median >= wantedRatios[contestant]!,
    }));
}

function starts({ starts: measured }: Results): Target[] {
  return measured
    .filter(({ contestant }) => contestant === ourName)
    .map(({ document, time }) => {
      const peer = measured.find((other) => other.document === document && other.contestant === prism.name)!;
      const ratio = time.median / peer.time.median;
      return {
        aim: `${document}: start to first answer, against ${prism.name}`,
        wanted: `≤ ${startLimit} ×`,
        measured: `${ratio.toFixed(2)} × (${time.median.toFixed(0)} ms of ${peer.time.median.toFixed(0)} ms)`,
        met: ratio <= startLimit,
      };
    });
}

function calls({ calls: measured }: Results): Target[] {
  return measured.map(({ exchange, median }) => ({
    aim: `${exchange}: a call of mock.fetch, median`,
    wanted: `< ${callLimit} µs`,
    measured: `${median.toFixed(1)} µs`,
    met: median < callLimit,
  }));
}

function scale({ scale: [few, many] }: Results): Target[] {
  if (!few || !many) return [];
  return [
    {
      aim: `A call where there are ${many.operations / few.operations} times as many operations`,
      wanted: `≤ ${scaleLimit} ×`,
      measured: `${many.ratio.median.toFixed(2)} ×`,
      met: many.ratio.median <= scaleLimit,
    },
  ];
}
