import { Refused } from '../behaviour.ts';
import type { Answer, Ask, Wishes } from './prism.ts';

/** Seeds tried until a generated response is as its schema says. */
const attempts = 5;

/**
 * Asks Prism for a response, and again in other ways where the first one is no good.
 * @throws Refused for what Prism refuses
 */
export async function choose(ask: Ask, wishes: Wishes): Promise<Answer> {
  const first = await ask(wishes);
  const answer = first instanceof Error ? await lookAgain(first, ask, wishes) : first;
  return answer.isExample || isAsDescribed(answer) ? answer : ((await generate(ask, wishes)) ?? answer);
}

const isAsDescribed = ({ violations }: Answer): boolean => violations.every(({ path = [] }) => path[0] !== 'body');

/** A body that Prism makes may break its own schema: lack a pattern, or members with free names. */
async function generate(ask: Ask, wishes: Wishes): Promise<Answer | undefined> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const seed = attempt === 0 ? wishes.seed : `${wishes.seed} ${attempt}`;
    for (const fills of [false, true]) {
      const answer = await ask({ ...wishes, dynamic: true, fills, ...(seed !== undefined && { seed }) });
      if (!(answer instanceof Error) && isAsDescribed(answer)) return answer;
    }
  }
  return undefined;
}

/**
 * Where a status code was asked for, Prism reports what stood in its way as a bare error; without the code it says. What
 * has no schema cannot be generated, and what is too large for the one generator may not be for the other.
 */
async function lookAgain(first: Error, ask: Ask, { code, ...others }: Wishes): Promise<Answer> {
  if (isRefusal(first)) throw toRefused(first);
  const cause = code === undefined ? first : await ask(others);
  if (cause instanceof Error && isRefusal(cause)) throw toRefused(cause);
  const second = await ask({ ...others, ...(code !== undefined && { code }), dynamic: !others.dynamic });
  if (!(second instanceof Error)) return second;
  throw new Refused(501, `The description gives no response here: ${first.message}.`);
}

/** Errors of Prism's own making are its faults, or the description's. */
function isRefusal(error: Error): error is Error & { status: number } {
  return 'status' in error && typeof error.status === 'number' && error.status < 500;
}

function toRefused(error: Error & { status: number }): Refused {
  const { detail } = error as { detail?: string };
  return new Refused(error.status, detail || error.message);
}
