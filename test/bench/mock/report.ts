import type { Spread } from '../statistics.ts';
import { renderMarkdown } from '../table.ts';
import type { Results } from './results.ts';
import { judge } from './targets.ts';

/** Everything as a person reads it, in Markdown. */
export function renderReport(results: Results): string {
  const parts = [
    results.machine,
    ...throughputTable(results),
    ...startTable(results),
    ...callTable(results),
    ...scaleTable(results),
    ...memoryTable(results),
    targetTable(results),
    notes,
  ];
  return `${parts.join('\n\n')}\n`;
}

const notes = `### Notes

- Each server is a process of its own, started by its plain command line in its default configuration, and asked by the
  same load generator over 10 connections, in turn. Its output goes nowhere.
- Every answer is a success, or the run ends. contact-apis validates every request, reads and writes its state, and keeps
  a journal; its answers hold what it remembers, those of the others an example or generated data.
- POST changes the same record each time, so that no state grows with the rounds.
- contact-apis is compiled first, as it is published.
- bare node:http answers the same bytes whatever it is asked: no mock in Node gets beyond it, and on a machine with few
  cores the load generator keeps it, and us, from more.`;

function throughputTable({ throughput }: Results): string[] {
  if (throughput.length === 0) return [];
  const rows = throughput.map(({ exchange, contestant, rate, ratio, bytes }) => [
    `${exchange}: ${contestant}`,
    withSpread(rate, 0),
    withSpread(ratio, 2),
    `${bytes}`,
  ]);
  const head = ['Requests per second (half of the rounds)', 'rate', 'contact-apis against it', 'bytes of the body'];
  return [renderMarkdown(head, rows)];
}

function startTable({ starts }: Results): string[] {
  if (starts.length === 0) return [];
  const rows = starts.map(({ document, contestant, time, memory }) => [
    `${document}: ${contestant}`,
    withSpread(time, 0),
    mebibytes(memory),
  ]);
  return [renderMarkdown(['Start to first answer', 'ms (half of the rounds)', 'MiB then'], rows)];
}

function callTable({ calls }: Results): string[] {
  if (calls.length === 0) return [];
  const rows = calls.map(({ exchange, median, p99, withBody }) => [
    exchange,
    ...[median, p99, withBody].map((time) => time.toFixed(1)),
  ]);
  return [renderMarkdown(['A call of mock.fetch, in µs', 'median', 'p99', 'with reading the body'], rows)];
}

function scaleTable({ scale }: Results): string[] {
  if (scale.length === 0) return [];
  const rows = scale.map(({ operations, time, ratio }) => [`${operations}`, withSpread(time, 1), withSpread(ratio, 2)]);
  return [renderMarkdown(['Operations', 'µs of a call (half of the rounds)', 'ratio'], rows)];
}

function memoryTable({ memory }: Results): string[] {
  if (memory.length === 0) return [];
  const rows = memory.map(({ contestant, idle, loaded }) => [contestant, mebibytes(idle), mebibytes(loaded)]);
  return [renderMarkdown(['Memory of the process, in MiB', 'started', 'after the load'], rows)];
}

function targetTable(results: Results): string {
  const targets = judge(results);
  const rows = targets.map(({ aim, wanted, measured, met }) => [aim, wanted, measured, met ? 'met' : '**missed**']);
  const met = targets.filter((target) => target.met).length;
  return `${renderMarkdown(['Target', 'wanted', 'measured', ''], rows)}\n\n${met} of ${targets.length} met`;
}

const withSpread = ({ median, low, high }: Spread, digits: number): string =>
  `${median.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;

const mebibytes = (figure: number | undefined): string => figure?.toFixed(0) ?? '–';
