import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { renderReport } from './bench/client/report.ts';
import type { Results } from './bench/client/results.ts';
import { judge } from './bench/client/targets.ts';
import { renderReport as renderMockReport } from './bench/mock/report.ts';
import type { Results as MockResults } from './bench/mock/results.ts';
import { judge as judgeMock } from './bench/mock/targets.ts';
import { spreadOf } from './bench/statistics.ts';
import { renderTable } from './bench/table.ts';

const spread = (median: number) => ({ median, low: median, high: median });

/** What a run could have measured of one API and one peer with all wanted features. */
const results: Results = {
  machine: 'a machine',
  apis: ['pets'],
  contestants: ['openapi-fetch', 'rival', 'small', 'contact-apis'],
  features: [
    {
      contestant: 'rival',
      has: {
        retry: 'yes',
        'Retry-After': 'yes',
        timeout: 'yes',
        hooks: 'yes',
        'token provider': 'yes',
        'error classes': 'yes',
      },
    },
    { contestant: 'small', has: { hooks: 'yes' } },
  ],
  bytes: [
    { contestant: 'openapi-fetch', api: 'pets', whole: 2000, wholeWithoutRaw: undefined, operations: { getPet: 2000 } },
    { contestant: 'rival', api: 'pets', whole: 7000, wholeWithoutRaw: undefined, operations: { getPet: 7000 } },
    { contestant: 'small', api: 'pets', whole: 3000, wholeWithoutRaw: undefined, operations: { getPet: 1000 } },
    {
      contestant: 'contact-apis',
      api: 'pets',
      whole: 7000,
      wholeWithoutRaw: 5000,
      operations: { getPet: 5000, addPet: 5001 },
    },
  ],
  times: [
    { contestant: 'openapi-fetch', operation: 'pets getPet', time: spread(8), ratio: spread(1) },
    { contestant: 'contact-apis', operation: 'pets getPet', time: spread(9.2), ratio: spread(1.15) },
  ],
  typeChecks: [
    { contestant: 'openapi-fetch', check: spread(0.4), instantiations: 9000 },
    { contestant: 'small', check: spread(0.2), instantiations: 500 },
    { contestant: 'contact-apis', check: spread(0.1), instantiations: 500 },
  ].map((figures) => ({ ...figures, apis: ['pets'], compiler: 'TypeScript 5.9', total: spread(1), types: 1 })),
};

describe('the report of the client benchmark', () => {
  test('says which targets are met, and by what', () => {
    expect(judge(results)).toEqual([
      {
        aim: 'pets: whole client no larger than the smallest peer with the same features',
        met: true,
        detail: '7000 B (5000 without raw) against 7000 of rival',
      },
      {
        aim: 'pets: one operation at most 5000 B',
        met: false,
        detail: '1 of 2 operations; the largest is addPet with 5001 B',
      },
      {
        aim: 'pets getPet: a call takes at most 1.15 of openapi-fetch alone',
        met: true,
        detail: '1.15 (half of the rounds 1.15–1.15)',
      },
      {
        aim: 'TypeScript 5.9, pets: fewer instantiations than every peer',
        met: false,
        detail: '500 against 500 of small',
      },
      {
        aim: 'TypeScript 5.9, pets: less check time than every peer',
        met: true,
        detail: '100 ms against 200 ms of small',
      },
    ]);
  });

  test('gives every figure as a ratio to openapi-fetch alone', () => {
    const text = renderReport(results);
    expect(text).toMatch(/^contact-apis +7000 +3\.50 +5000 +2\.50 +5001 +2\.50 +5001$/m);
    expect(text).toMatch(/^pets getPet +8\.0 +1\.00 \(1\.00–1\.00\) +– +– +1\.15 \(1\.15–1\.15\)$/m);
    expect(text).toMatch(/^contact-apis +100 +100–100 +0\.25 +1000 +1\.00 +500 +0\.06 +1$/m);
    expect(text).toMatch(/3 of 5 met\n$/);
  });
});

/** What a run of the mock's benchmark could have measured. */
const mockResults: MockResults = {
  machine: 'a machine',
  throughput: [
    { exchange: 'GET one', contestant: 'contact-apis', rate: spread(9000), ratio: spread(1), bytes: 100 },
    { exchange: 'GET one', contestant: 'Prism', rate: spread(1000), ratio: spread(9), bytes: 90 },
    { exchange: 'GET one', contestant: 'Scalar', rate: spread(10_000), ratio: spread(0.9), bytes: 80 },
  ],
  memory: [{ contestant: 'Prism', idle: 200.4, loaded: undefined }],
  starts: [
    { document: 'GitHub', contestant: 'contact-apis', time: spread(500), memory: 100 },
    { document: 'GitHub', contestant: 'Prism', time: spread(1000), memory: 200 },
  ],
  calls: [{ exchange: 'POST', median: 60, p99: 200, withBody: 70 }],
  scale: [
    { operations: 100, time: spread(20), ratio: spread(1) },
    { operations: 1000, time: spread(22), ratio: spread(1.1) },
  ],
};

describe('the report of the mock benchmark', () => {
  test('says which targets are met, and by what', () => {
    expect(judgeMock(mockResults)).toEqual([
      { aim: 'GET one: requests per second, against Prism', wanted: '≥ 8 ×', measured: '9.00 ×', met: true },
      { aim: 'GET one: requests per second, against Scalar', wanted: '≥ 1 ×', measured: '0.90 ×', met: false },
      {
        aim: 'GitHub: start to first answer, against Prism',
        wanted: '≤ 0.5 ×',
        measured: '0.50 × (500 ms of 1000 ms)',
        met: true,
      },
      { aim: 'POST: a call of mock.fetch, median', wanted: '< 60 µs', measured: '60.0 µs', met: false },
      {
        aim: 'A call where there are 10 times as many operations',
        wanted: '≤ 1.1 ×',
        measured: '1.10 ×',
        met: true,
      },
    ]);
  });

  test('is in Markdown, with what was measured and what was aimed at', () => {
    const text = renderMockReport(mockResults);
    expect(text).toContain('| GET one: Prism | 1000 (1000–1000) | 9.00 (9.00–9.00) | 90 |\n');
    expect(text).toContain('| Prism | 200 | – |\n');
    expect(text).toContain('| POST: a call of mock.fetch, median | < 60 µs | 60.0 µs | **missed** |\n');
    expect(text).toContain('\n3 of 5 met\n');
  });

  test('leaves out what a run did not measure', () => {
    const none = { machine: 'a machine', throughput: [], memory: [], starts: [], calls: [], scale: [] };
    expect(judgeMock(none)).toEqual([]);
    expect(renderMockReport(none)).not.toContain('mock.fetch');
  });
});

test('a spread is the median with the quartiles', () => {
  expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ median: 3, low: 2, high: 4 });
  expect(spreadOf([1, 2])).toEqual({ median: 1.5, low: 1.25, high: 1.75 });
  expect(spreadOf([7])).toEqual({ median: 7, low: 7, high: 7 });
});

test('a table aligns names on the left and figures on the right', () => {
  expect(
    renderTable(
      'Title',
      ['', 'bytes'],
      [
        ['a', '1'],
        ['long', '12345'],
      ],
    ).split('\n'),
  ).toEqual(['Title', '', '      bytes', '-----------', 'a         1', 'long  12345']);
});

test('the lock file of the peers names no registry, and nothing that they bring runs when they are installed', async () => {
  const folder = path.resolve(import.meta.dirname, 'bench');
  expect(await readFile(path.join(folder, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved"|https?:\/\/registry/);
  expect(await readFile(path.join(folder, '.npmrc'), 'utf8')).toContain('ignore-scripts=true');
});

test('a benchmark that does not exist is a mistake of usage, told with those that do', async () => {
  const program = path.resolve(import.meta.dirname, 'bench/run.ts');
  await expect(promisify(execFile)(process.execPath, [program, 'nothing'])).rejects.toMatchObject({
    code: 2,
    stderr: 'Usage: npm run bench -- client|mock [options]\n',
  });
});
