import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emitDates } from '../../scripts/client/dates.ts';
import type { JsonSchema } from '../../scripts/spec/openapi.ts';
import { instantOf, reviveDates, type DateShape } from '../../templates/client/dates.ts';
import { readApis } from '../support/apis.ts';
import { describe as describeApi, emitWith } from './emit-values.ts';
import { loadEmitted } from './load-emitted.ts';

const date = { type: 'string', format: 'date-time' };
const day = '2025-11-04T00:00:00Z';

/** What reviving makes of a copy of a value of a schema. */
async function revived(schema: JsonSchema, value: unknown, schemas: Record<string, JsonSchema> = {}): Promise<unknown> {
  const { source, shapeOf } = emitWith(emitDates, describeApi([schema], schemas));
  if (source === undefined) return structuredClone(value);
  const shapes = await loadEmitted<Record<string, DateShape>>(source);
  return reviveDates(structuredClone(value), shapes[shapeOf('op0')!]!);
}

const event = (kind: string, value: JsonSchema): JsonSchema => ({
  type: 'object',
  properties: { kind: { const: kind }, value },
});

describe('dates become Dates', () => {
  test('at the root, in members, lists, maps, tuples and what is nested in them', async () => {
    expect(await revived(date, day)).toEqual(new Date(day));
    const schema = {
      type: 'object',
      properties: {
        at: date,
        list: { type: 'array', items: { type: 'array', items: date } },
        map: { type: 'object', properties: { name: { type: 'string' } }, additionalProperties: date },
        pair: { type: 'array', prefixItems: [{ type: 'string' }, date], items: { type: 'string' } },
      },
    };
    const value = { at: day, list: [[day]], map: { name: day, other: day }, pair: [day, day, day], extra: day };
    const instant = new Date(day);
    expect(await revived(schema, value)).toEqual({
      at: instant,
      list: [[instant]],
      map: { name: day, other: instant },
      pair: [day, instant, day],
      extra: day,
    });
  });

  test('in recursive schemas and across allOf', async () => {
    const Node = {
      allOf: [{ $ref: '#/components/schemas/Base' }],
      properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Node' } } },
    };
    const Base = { type: 'object', properties: { at: date } };
    const found = await revived(
      { $ref: '#/components/schemas/Node' },
      { at: day, children: [{ at: day }] },
      { Node, Base },
    );
    expect(found).toEqual({ at: new Date(day), children: [{ at: new Date(day) }] });
  });

  test('in the case that a member tells, and not in its neighbours', async () => {
    const schema = { oneOf: [event('moved', date), event('said', { type: 'string' })] };
    expect(await revived(schema, { kind: 'moved', value: day })).toEqual({ kind: 'moved', value: new Date(day) });
    expect(await revived(schema, { kind: 'said', value: day })).toEqual({ kind: 'said', value: day });
    expect(await revived(schema, { kind: 'new', value: day })).toEqual({ kind: 'new', value: day });
  });

  test('where another type or text is allowed beside them, if they are any', async () => {
    const schema = { anyOf: [date, { const: 'never' }, { type: 'integer' }, { type: 'null' }] };
    expect(await Promise.all([day, 'never', 5, null].map((value) => revived(schema, value)))).toEqual([
      new Date(day),
      'never',
      5,
      null,
    ]);
  });

  test('unless they are null or missing', async () => {
    const schema = {
      type: 'object',
      properties: { a: { ...date, type: ['string', 'null'] }, b: { ...date, nullable: true }, c: date },
    };
    expect(await revived(schema, { a: null, b: null })).toEqual({ a: null, b: null });
  });

  test('under names that every object inherits something by', async () => {
    const properties = JSON.parse(`{"__proto__":${JSON.stringify(date)},"constructor":{"type":"object"}}`) as Record<
      string,
      JsonSchema
    >;
    const value: unknown = JSON.parse(`{"__proto__":"${day}"}`);
    expect(JSON.stringify(await revived({ type: 'object', properties }, value))).toBe(
      '{"__proto__":"2025-11-04T00:00:00.000Z"}',
    );
  });
});

test('text that is no date-time is an error that names its place and not its value', async () => {
  const schema = { type: 'object', properties: { 'a/b': { type: 'array', items: date } } };
  await expect(revived(schema, { 'a/b': [day, 'secret'] })).rejects.toThrow('/a~1b/1 is no date-time.');
  await expect(revived(schema, { 'a/b': ['secret'] })).rejects.not.toThrow(/secret/);
});

test('values nested too deeply are an error, not an overflow', async () => {
  const Node = { type: 'object', properties: { at: date, next: { $ref: '#/components/schemas/Node' } } };
  const { source, shapeOf } = emitWith(emitDates, describeApi([{ $ref: '#/components/schemas/Node' }], { Node }));
  const shapes = await loadEmitted<Record<string, DateShape>>(source!);
  const deep: unknown = JSON.parse(`${'{"next":'.repeat(100_000)}{}${'}'.repeat(100_000)}`);
  expect(() => reviveDates(deep, shapes[shapeOf('op0')!]!)).toThrow(/deeper than 500/);
});

test('operations without dates have no shape, and their API no file', () => {
  const { source, shapeOf } = emitWith(emitDates, describeApi([{ type: 'string', format: 'date' }]));
  expect([source, shapeOf('op0')]).toEqual([undefined, undefined]);
});

test.each([
  ['2025-11-04T14:24:58.0527074+10:00', '2025-11-04T04:24:58.052Z'],
  ['2025-11-04t14:24:58.5z', '2025-11-04T14:24:58.500Z'],
  ['2024-02-29 23:59:60Z', '2024-03-01T00:00:00.000Z'],
  ['0001-01-01T00:00:00-00:30', '0001-01-01T00:30:00.000Z'],
  ['2025-11-04T14:24:58+0530', '2025-11-04T08:54:58.000Z'],
])('%s is %s', (text, expected) => {
  expect(new Date(instantOf(text)!).toISOString()).toBe(expected);
});

test.each([
  '',
  '2025-11-04',
  '2025-11-04T14:24:58',
  '2025-02-29T00:00:00Z',
  '2025-11-04T24:00:00Z',
  '2025-11-04T12:00:60Z',
  '2025-13-01T00:00:00Z',
  '2025-11-04T00:00:00+24:00',
  '1 January 2025',
])('%j is no date-time', (text) => {
  expect(instantOf(text)).toBeUndefined();
});

test('every Date comes back from the text it is sent as, with any offset and number of digits', () => {
  const instants = fc.date({
    min: new Date('0000-01-02T00:00:00Z'),
    max: new Date('9999-12-30T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(
      instants,
      fc.integer({ min: -1439, max: 1439 }),
      fc.stringMatching(/^\d{0,6}$/),
      (instant, offset, digits) => {
        expect(reviveDates(JSON.parse(JSON.stringify(instant)), 'date-time')).toEqual(instant);
        const local = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, -1);
        const [hour, minute] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) =>
          String(part).padStart(2, '0'),
        );
        fc.pre(/^\d/.test(local));
        expect(reviveDates(`${local}${digits}${offset < 0 ? '-' : '+'}${hour}:${minute}`, 'date-time')).toEqual(
          instant,
        );
      },
    ),
    { seed: 1, numRuns: 500 },
  );
});

test.each(['UTC', 'Pacific/Auckland', 'America/Los_Angeles'])(
  'days stay days, and instants instants, in %s',
  async (zone) => {
    const module = path.resolve(import.meta.dirname, '../../templates/client/dates.ts');
    const program = `import { reviveDates } from ${JSON.stringify(module)};
    const value = reviveDates({ day: '2025-11-04', at: '2025-11-04T00:30:00+13:00' }, { members: { at: 'date-time' } });
    console.log(JSON.stringify(value), new Date(2025, 0).getTimezoneOffset());`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, TZ: zone },
    });
    expect(stdout).toContain('{"day":"2025-11-04","at":"2025-11-03T11:30:00.000Z"}');
  },
);

test('the examples of the three APIs are revived, and say the same', async () => {
  const counts: number[] = [];
  for (const { document, model } of await readApis()) {
    const { source, shapeOf } = emitWith(emitDates, document);
    const shapes = await loadEmitted<Record<string, DateShape>>(source!);
    const bodies = model.operations.flatMap(({ id, responses }) =>
      responses
        .filter(({ status }) => status.startsWith('2'))
        .flatMap(({ content }) => content.filter(({ type }) => type === 'application/json'))
        .flatMap(({ examples }) => examples.map(({ value }) => ({ value, shape: shapes[shapeOf(id) ?? ''] }))),
    );
    const found = bodies.flatMap(({ value, shape }) => {
      return shape ? pairsOf(value, reviveDates(structuredClone(value), shape)) : [];
    });
    expect(found.filter(([before, after]) => !(after instanceof Date) && before !== after)).toEqual([]);
    const dates = found.filter(([, after]) => after instanceof Date);
    expect(dates.filter(([before, after]) => instantOf(String(before)) !== (after as Date).getTime())).toEqual([]);
    counts.push(dates.length);
  }
  expect(Math.min(...counts)).toBeGreaterThan(5);
});

/** What a value holds, before and after. */
function pairsOf(before: unknown, after: unknown): [unknown, unknown][] {
  if (typeof after !== 'object' || after === null || after instanceof Date) return [[before, after]];
  return Object.entries(after).flatMap(([key, member]) => pairsOf((before as Record<string, unknown>)[key], member));
}
