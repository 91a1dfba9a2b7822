import { spreadOf, type Spread } from '../statistics.ts';
import { renderTable } from '../table.ts';
import type { Bytes } from './bytes.ts';
import { featureNames } from './features.ts';
import { baseline, type Results } from './results.ts';
import { judge } from './targets.ts';
import type { TypeCheck } from './typecheck.ts';

/** Everything as a person reads it. */
export function renderReport(results: Results): string {
  const parts = [
    results.machine,
    featureTable(results),
    ...bytesTables(results),
    ...timeTable(results),
    ...typeCheckTables(results),
    notes,
    targetList(results),
  ];
  return `${parts.join('\n\n\n')}\n`;
}

const notes = `Notes

- One operation: the smallest way in which each peer lets one operation be called. openapi-fetch has no code per
  operation, and redocly's descriptors are one object, of which a bundler keeps all.
- Without raw: every standalone function and the connection, but not the plain openapi-fetch client.
- Every contestant sends the same request, with the same credentials, over the stub; none has a limit or a hook set.
- The copied runtime and the validators of contact-apis say @ts-nocheck (they are checked where they are kept), so
  that a consumer's tsc reads their types alone. orval has no runtime; those of redocly and hey-api are checked.
- TypeScript 7 runs in one thread.`;

function featureTable({ features }: Results): string {
  const head = ['', ...features.map(({ contestant }) => contestant)];
  const rows = featureNames.map((name) => [name, ...features.map(({ has }) => has[name] ?? '–')]);
  return renderTable('What each generated client can do', head, rows);
}

function bytesTables({ bytes, apis }: Results): string[] {
  return apis.flatMap((api) => {
    const measured = bytes.filter((entry) => entry.api === api);
    const alone = measured.find(({ contestant }) => contestant === baseline);
    if (!alone) return [];
    const head = ['', 'whole', 'ratio', 'without raw', 'ratio', 'one operation: median', 'ratio', 'largest'];
    const rows = measured.map((entry) => bytesRow(entry, alone));
    return [renderTable(`Bytes of a browser bundle, minified and gzipped: ${api}`, head, rows)];
  });
}

function bytesRow({ contestant, whole, wholeWithoutRaw, operations }: Bytes, alone: Bytes): string[] {
  const sizes = Object.values(operations);
  const median = Math.round(spreadOf(sizes).median);
  const without =
    wholeWithoutRaw === undefined ? ['', ''] : [`${wholeWithoutRaw}`, ratio(wholeWithoutRaw, alone.whole)];
  const one = [`${median}`, ratio(median, alone.whole), `${Math.max(...sizes)}`];
  return [contestant, `${whole}`, ratio(whole, alone.whole), ...without, ...one];
}

function timeTable({ times, contestants }: Results): string[] {
  if (times.length === 0) return [];
  const rows = [...Map.groupBy(times, ({ operation }) => operation)].map(([operation, measured]) => [
    operation,
    measured.find(({ contestant }) => contestant === baseline)!.time.median.toFixed(1),
    ...contestants.map((name) => ratioWithSpread(measured.find(({ contestant }) => contestant === name)?.ratio)),
  ]);
  const title = `Time per call over a stub fetch: µs of ${baseline}, and ratios (half of the rounds)`;
  return [renderTable(title, ['', 'µs', ...contestants], rows)];
}

const ratioWithSpread = (spread?: Spread): string =>
  spread ? `${spread.median.toFixed(2)} (${spread.low.toFixed(2)}–${spread.high.toFixed(2)})` : '–';

function typeCheckTables({ typeChecks }: Results): string[] {
  const projects = Map.groupBy(typeChecks, ({ compiler, apis }) => `${compiler}: ${apis.join(' + ')}`);
  return [...projects].map(([project, measured]) => {
    const alone = measured.find(({ contestant }) => contestant === baseline)!;
    const head = ['', 'check ms', 'half of the runs', 'ratio', 'total ms', 'ratio', 'instantiations', 'ratio', 'types'];
    return renderTable(
      `A project that calls every operation, ${project}`,
      head,
      measured.map((entry) => typeCheckRow(entry, alone)),
    );
  });
}

function typeCheckRow({ contestant, check, total, instantiations, types }: TypeCheck, alone: TypeCheck): string[] {
  return [
    contestant,
    milliseconds(check.median),
    `${milliseconds(check.low)}–${milliseconds(check.high)}`,
    ratio(check.median, alone.check.median),
    milliseconds(total.median),
    ratio(total.median, alone.total.median),
    `${instantiations}`,
    ratio(instantiations, alone.instantiations),
    `${types}`,
  ];
}

function targetList(results: Results): string {
  const targets = judge(results);
  const lines = targets.map(({ aim, met, detail }) => `${met ? 'met   ' : 'MISSED'}  ${aim}: ${detail}`);
  const met = targets.filter((target) => target.met).length;
  return ['Targets', '', ...lines, '', `${met} of ${targets.length} met`].join('\n');
}

const ratio = (figure: number, alone: number): string => (figure / alone).toFixed(2);

const milliseconds = (seconds: number): string => (seconds * 1000).toFixed(0);
