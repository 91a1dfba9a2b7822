import type {
  AvailableStatistic,
  CountStatistic,
  paths,
  QueryWindow,
  RealtimeStatistic,
  TimeStatistic,
} from '../../../../generated/cxengage/schema.ts';
import { Refused, type Call, type Handlers } from '../../behaviour.ts';
import { wholeSeconds } from './format.ts';
import { answerOf, progressAt, type Progress } from './progress.ts';
import type { InteractionRecord } from './records.ts';
import { recordsOf, tenantOf, type TenantCall } from './tenants.ts';
import { beganWithin } from './time-range.ts';

/** A statistic that can be asked for, and how it is told from the interactions that began on the tenant's day. */
interface Statistic extends AvailableStatistic {
  measure(day: Day): RealtimeStatistic['results'];
}

/** What a statistic is told from. */
interface Day {
  readonly now: number;
  readonly queryWindow: QueryWindow;
  readonly interactions: readonly InteractionRecord[];
}

const statistics: readonly Statistic[] = [
  {
    name: 'queue-length',
    type: 'interaction-count',
    userFriendlyName: 'Queue Length',
    measure: (day) => countOf(day, 'waiting'),
  },
  {
    name: 'interactions-in-conversation-count',
    type: 'interaction-count',
    userFriendlyName: 'Interactions in Conversation',
    measure: (day) => countOf(day, 'in conversation'),
  },
  {
    name: 'interactions-in-conversation-time',
    type: 'interaction-time',
    userFriendlyName: 'Time of Interactions in Conversation',
    measure: timesInConversation,
  },
  {
    name: 'calls-answered-percent',
    type: 'interaction-percent',
    userFriendlyName: 'Calls Answered',
    measure({ interactions, now, queryWindow }) {
      const calls = interactions.filter((one) => one.channelType === 'voice' && answerOf(one) <= now);
      const answered = calls.filter(({ conversationTime }) => conversationTime !== null);
      const share = calls.length === 0 ? 0 : (100 * answered.length) / calls.length;
      return { percent: Math.round(share * 100) / 100, unit: 'percentage', queryWindow };
    },
  },
];

/** Milliseconds that each query is said to take. */
const queryTime = 20;
const dayLength = 86_400_000;

export const realtimeStatistics = {
  /** The same for every client; names for people are in English. */
  'GET /v1/tenants/{tenantId}/realtime-statistics/available'(call) {
    tenantOf(call);
    const shown = statistics.map(({ name, type, userFriendlyName }) => [name, { name, type, userFriendlyName }]);
    return { body: Object.fromEntries(shown) as Record<string, AvailableStatistic> };
  },

  'GET /v1/tenants/{tenantId}/realtime-statistics/{statisticType}'(call) {
    const tenant = tenantOf(call);
    const statistic = statistics.find(({ name }) => name === call.path.statisticType);
    if (!statistic) throw new Refused(404, `There is no statistic ${call.path.statisticType}.`);
    const start = startOfDay(call.now, tenant.tenantTimezone);
    const queryWindow = { start: wholeSeconds(start), end: wholeSeconds(start + dayLength - 1000) };
    const results = statistic.measure({ now: call.now, queryWindow, interactions: interactionsSince(call, start) });
    return { body: { results, queryTime } };
  },
} satisfies Handlers<paths>;

function interactionsSince(call: TenantCall & Call, start: number): readonly InteractionRecord[] {
  const began = beganWithin(call, recordsOf(call, 'interactions'), { start, end: call.now });
  return began.slice(0, began.size);
}

function countOf({ interactions, now, queryWindow }: Day, progress: Progress): CountStatistic {
  const { length: count } = interactions.filter((interaction) => progressAt(interaction, now) === progress);
  return { count, unit: 'count', queryWindow };
}

function timesInConversation({ interactions, now, queryWindow }: Day): TimeStatistic {
  const times = interactions
    .filter((one) => progressAt(one, now) === 'in conversation')
    .map((one) => now - answerOf(one));
  const count = times.length;
  const total = times.reduce((sum, time) => sum + time, 0);
  const [min, max] = count === 0 ? [0, 0] : [Math.min(...times), Math.max(...times)];
  return { count, min, max, total, avg: count === 0 ? 0 : Math.round(total / count), unit: 'millis', queryWindow };
}

/** When the day began that it is in a time zone, in milliseconds since 1970; a day on which clocks change is not cared for. */
function startOfDay(now: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('en-US', { timeZone, timeStyle: 'medium', hourCycle: 'h23' }).formatToParts(
    now,
  );
  const part = (type: string): number => Number(clock.find((one) => one.type === type)?.value ?? 0);
  const elapsed = ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1000;
  return Math.floor(now / 1000) * 1000 - elapsed;
}
