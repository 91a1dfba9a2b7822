import type { Call, paths } from '../../../../generated/callab/schema.ts';
import type { Handlers } from '../../behaviour.ts';
import { Refused } from '../../behaviour.ts';
import type { Collection } from '../../state/state.ts';
import { ok } from './envelope.ts';
import { contains, filter, isWithin, map, pageOf, requireColumn, sortBy } from './list.ts';
import type { Order } from './list.ts';
import { callAt } from './progress.ts';
import { seededCalls } from './seed/company.ts';

export const callQueryHandlers: Handlers<paths> = {
  'GET /v1/calls/query': ({ state, query, now }) => {
    const { sort_column: column = 'created_at', order = 'desc' } = query;
    const all = byCreation(state.collection<Call>('callab/calls'), seededCalls(state.world.contacts), order);
    const found = filter(
      map(all, (call) => callAt(call, now)),
      [...testsOf(query), ...freeTestsOf(query)],
    );
    const sorted = column === 'created_at' ? found : sortBy(found, column === 'name' ? 'call_to' : column, order);
    return ok(pageOf(sorted, query.page, query.per_page));
  },
};

type Query = NonNullable<paths['/v1/calls/query']['get']['parameters']['query']>;
type Test = (call: Call) => boolean;

function testsOf(query: Query): Test[] {
  const { campaign_id: campaign, ai_agent_id: agent, status, search } = query;
  return [
    (call) => campaign === undefined || call.campaign_id === campaign,
    (call) => agent === undefined || call.ai_agent_id === agent,
    (call) => status === undefined || contains(call.call_status, status),
    (call) => isWithin(call.started_at, query.start_date, query.end_date),
    ({ call_to: to, notes, call_feedback: feedback, transcript }) =>
      search === undefined || [to, notes, feedback, transcript].some((text) => contains(text, search)),
  ];
}

/**
 * The three parallel lists. Of the operators only a guess is known: here they are `equals`, which is meant where there is
 * none, `not_equals` and `contains`.
 * @throws Refused for lists that do not match, and for unknown columns and operators
 */
function freeTestsOf(query: Query): Test[] {
  const { 'filter_columns[]': columns = [], 'filter_values[]': values = [], 'filter_operator[]': given = [] } = query;
  if (values.length !== columns.length) {
    throw new Refused(
      400,
      `filter_columns[] has ${columns.length} columns, but filter_values[] ${values.length} values`,
    );
  }
  return columns.map((name, index) => {
    const column = requireColumn(filterColumns, name, 'filter_columns[]');
    const holds = operators.get(given[index] ?? 'equals');
    if (holds === undefined) {
      const known = [...operators.keys()].join(', ');
      throw new Refused(400, `filter_operator[] ${given[index]} is not known; there are ${known}`);
    }
    return (call) => holds(String(call[column] ?? ''), values[index]!);
  });
}

const operators: ReadonlyMap<string, (text: string, value: string) => boolean> = new Map([
  ['equals', (text, value) => text === value],
  ['not_equals', (text, value) => text !== value],
  ['contains', contains],
]);

/** The documented ones, and others that hold text or a number. */
const filterColumns = [
  'call_direction',
  'call_status',
  'call_to',
  'call_from',
  'transcript',
  'notes',
  'call_feedback',
  'call_sid',
  'call_provider',
  'disconnect_reason',
  'analysis_sentiment',
  'agent_task_status',
  'agent_task_feedback',
  'call_rating',
  'call_duration',
  'is_test',
  'workspace_id',
] as const;

/**
 * All calls by the time they were recorded. Those there from the start are in that order; others may have been recorded
 * while the clock was set back, and are sorted in.
 * @param seeded how many were there from the start
 */
function* byCreation(calls: Collection<Call>, seeded: number, order: Order): Generator<Call> {
  const recorded = calls.slice(seeded, Math.max(calls.size - seeded, 0));
  const added = sortBy(order === 'asc' ? recorded : recorded.toReversed(), 'created_at', order);
  let next = 0;
  for (const call of walk(calls, Math.min(seeded, calls.size), order)) {
    while (next < added.length && isBefore(added[next]!, call, order)) yield added[next++]!;
    yield call;
  }
  yield* added.slice(next);
}

function isBefore(a: Call, b: Call, order: Order): boolean {
  return order === 'asc' ? a.created_at < b.created_at : a.created_at >= b.created_at;
}

/** The first calls of a collection, from either end, some at a time. */
function* walk(calls: Collection<Call>, count: number, order: Order): Generator<Call> {
  const step = 10;
  for (let done = 0; done < count; done += step) {
    const size = Math.min(step, count - done);
    const chunk = calls.slice(order === 'asc' ? done : count - done - size, size);
    yield* order === 'asc' ? chunk : chunk.toReversed();
  }
}
