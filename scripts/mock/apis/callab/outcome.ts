import type { Random } from '../../world/random.ts';

/** How a call goes, once it has been dialled. */
export interface Outcome {
  /** Seconds until it is answered or given up. */
  readonly ringing: number;
  /** Seconds from the answer to the end; 0 when nobody answers. */
  readonly talking: number;
  /** `undefined` when nobody answers. */
  readonly talk: Talk | undefined;
  readonly disconnectReason: 'user_hangup' | 'agent_hangup' | 'no_answer' | 'busy';
  /** From 1 to 5. */
  readonly rating: number;
  /** Milliseconds. */
  readonly latency: number;
}

/** What is said, and what comes of it. */
export interface Talk {
  readonly feedback: string;
  readonly sentiment: 'positive' | 'neutral' | 'negative';
  readonly taskStatus: 'completed' | 'incomplete';
  readonly taskFeedback: string;
  readonly agreed: boolean;
  /** What agent and contact say after they have greeted each other, in turn. */
  readonly lines: readonly string[];
}

const talks: readonly Talk[] = [
  {
    feedback: 'Will renew',
    sentiment: 'positive',
    taskStatus: 'completed',
    taskFeedback: 'Customer agreed to renew',
    agreed: true,
    lines: ['Would you like to renew?', 'Yes, please renew it for another year.'],
  },
  {
    feedback: 'Very happy with the service',
    sentiment: 'positive',
    taskStatus: 'completed',
    taskFeedback: 'Customer answered all questions',
    agreed: true,
    lines: ['How was our service last time?', 'Very good, nothing to complain about.'],
  },
  {
    feedback: 'Wants the details by e-mail',
    sentiment: 'neutral',
    taskStatus: 'completed',
    taskFeedback: 'Details are to be sent by e-mail',
    agreed: false,
    lines: ['Shall I go through the details with you?', 'Send them by e-mail, please.'],
  },
  {
    feedback: 'Asked to be called another time',
    sentiment: 'neutral',
    taskStatus: 'incomplete',
    taskFeedback: 'Customer had no time',
    agreed: false,
    lines: ['Do you have two minutes?', 'Not now, call me tomorrow.'],
  },
  {
    feedback: 'Not interested',
    sentiment: 'negative',
    taskStatus: 'incomplete',
    taskFeedback: 'Customer declined',
    agreed: false,
    lines: ['May I tell you about our offer?', 'No, thank you.'],
  },
];

/** Four calls out of five are answered. */
export function chooseOutcome(random: Random): Outcome {
  const chance = random.next();
  if (chance < 0.12) return unanswered('no_answer', 40);
  if (chance < 0.2) return unanswered('busy', 3);
  const talk = random.pick(talks);
  return {
    ringing: random.integer(4, 15),
    talking: random.integer(20, 300),
    talk,
    disconnectReason: random.pick(['user_hangup', 'agent_hangup']),
    rating: { positive: 5, neutral: 3, negative: 2 }[talk.sentiment],
    latency: random.integer(500, 1200),
  };
}

function unanswered(disconnectReason: 'no_answer' | 'busy', ringing: number): Outcome {
  return { ringing, talking: 0, talk: undefined, disconnectReason, rating: 1, latency: 0 };
}
