import type { Sending } from './kinds.ts';

/** What became of an email, by its last state: the states it came through, of those that contacts are listed by. */
export const emailStates = {
  sent: ['Sent'],
  delivered: ['Sent', 'Delivered'],
  opened: ['Sent', 'Delivered', 'Opened'],
  read: ['Sent', 'Delivered', 'Opened', 'Read'],
  clicked: ['Sent', 'Delivered', 'Opened', 'Read', 'Clicked'],
  'soft-bounced': ['Sent', 'Bounced', 'SoftBounced'],
  'hard-bounced': ['Sent', 'Bounced', 'HardBounced'],
} as const satisfies Record<string, readonly string[]>;

/** The states of a text message. The vendor's pages do not say them; these are the two that its report counts. */
export const textStates = ['Sent', 'Delivered'] as const;

/** Seconds after which a message that a request sent comes into a state. */
const courses: Readonly<Record<Sending['Course'], readonly (readonly [state: string, seconds: number])[]>> = {
  answered: [
    ['Sent', 0],
    ['Delivered', 5],
    ['Opened', 60],
    ['Read', 120],
    ['Clicked', 300],
  ],
  'soft-bounced': [
    ['Sent', 0],
    ['Bounced', 5],
    ['SoftBounced', 5],
  ],
  'hard-bounced': [
    ['Sent', 0],
    ['Bounced', 5],
    ['HardBounced', 5],
  ],
  delivered: [
    ['Sent', 0],
    ['Delivered', 5],
  ],
  undelivered: [['Sent', 0]],
};

/**
 * What becomes of an email: it is delivered after 5 seconds, opened after one minute, read after two, and a link in it is
 * clicked after five. One to an address with `hardbounce` or `softbounce` before the @ bounces after 5 seconds instead.
 */
export function emailCourse(address: string): Sending['Course'] {
  const [name = ''] = address.toLowerCase().split('@');
  if (name.includes('hardbounce')) return 'hard-bounced';
  return name.includes('softbounce') ? 'soft-bounced' : 'answered';
}

/** What becomes of a text message: it is delivered after 5 seconds, but to a number that ends in `0000` never. */
export function textCourse(number: string): Sending['Course'] {
  return number.endsWith('0000') ? 'undelivered' : 'delivered';
}

/** A state of a message. */
export interface StateOfMessage {
  readonly state: string;
  /** When it comes into it, in milliseconds since 1970. */
  readonly at: number;
}

/** The states a message under way has come through. */
export function statesReached(sending: Sending, now: number): StateOfMessage[] {
  return statesToCome(sending, 0).filter(({ at }) => at <= now);
}

/** The states of a message after the first so many, and when it comes into them. */
export function statesToCome({ SentAt, Course }: Sending, after: number): StateOfMessage[] {
  return courses[Course].slice(after).map(([state, seconds]) => ({ state, at: SentAt + seconds * 1000 }));
}
