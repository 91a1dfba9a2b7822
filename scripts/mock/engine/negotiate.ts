import Negotiator from 'negotiator';
import type { MediaType, Operation, Response } from '../../model/model.ts';
import { Refused } from '../behaviour.ts';
import { essenceOf, parseMediaType, splitList } from './media-type.ts';

/** The media type of a response; `undefined` for one without content, `notAcceptable` where none fits. */
type Choice = string | undefined | typeof notAcceptable;

const notAcceptable = Symbol('notAcceptable');
/** What is kept for one operation, so that odd headers do not fill the memory. */
const choicesLimit = 100;
const acceptLimit = 200;

/** Chooses media types by `Accept`, and remembers what it chose. */
export function createNegotiation(): (operation: Operation, status: number, accept?: string) => string | undefined {
  const choices = new Map<Operation, Map<string, Choice>>();
  const choiceOf = (operation: Operation, status: number, accept: string): Choice => {
    const known = choices.get(operation) ?? new Map<string, Choice>();
    const key = `${status} ${accept}`;
    if (known.has(key)) return known.get(key);
    const choice = choose(findResponse(operation, status)?.content ?? [], accept);
    if (accept.length > acceptLimit) return choice;
    if (known.size >= choicesLimit) known.clear();
    choices.set(operation, known.set(key, choice));
    return choice;
  };
  return (operation, status, accept = '') => {
    const choice = choiceOf(operation, status, accept);
    if (choice === notAcceptable) throw new Refused(406, `Unable to find content for ${accept}`);
    return choice;
  };
}

/** The response described for a status: by code, else by range, else the default one. */
export function findResponse({ responses }: Operation, status: number): Response | undefined {
  const code = String(status);
  return (
    responses.find((response) => response.status === code) ??
    responses.find((response) => response.status.toUpperCase() === `${code[0]}XX`) ??
    responses.find((response) => response.status === 'default')
  );
}

/**
 * Media ranges of `Accept`; members that are none are left out, as if they had not been sent.
 * @returns `undefined` where there is no such header
 * @throws Refused with status 400 where no member is a range
 */
export function readAccept(accept: string | undefined): readonly string[] | undefined {
  if (!accept) return undefined;
  const ranges = splitList(accept).flatMap((range) => parseMediaType(range)?.toString() ?? []);
  if (ranges.length === 0) throw new Refused(400, `The Accept header "${accept}" holds no media range.`);
  return ranges;
}

function choose(content: readonly MediaType[], accept: string): Choice {
  const ranges = readAccept(accept);
  if (content.length === 0) return undefined;
  const available = content.flatMap(({ type }) => (type.includes('*') ? concreteTypes(type, ranges ?? []) : [type]));
  if (!ranges) return available.find((type) => essenceOf(type) === 'application/json') ?? available[0];
  return prefer(available, ranges) ?? prefer(available, ranges.map(withoutParameters)) ?? notAcceptable;
}

function prefer(available: readonly string[], ranges: readonly string[]): string | undefined {
  return new Negotiator({ headers: { accept: ranges.join(',') } }).mediaTypes([...available])[0];
}

/** A description may have a media range where a response needs a media type. */
function concreteTypes(range: string, accepted: readonly string[]): string[] {
  const start = essenceOf(range).split('*', 1)[0]!;
  const wished = accepted.map(essenceOf).filter((type) => !type.includes('*'));
  const types = ['application/json', 'text/plain', ...wished].filter((type) => type.startsWith(start));
  return types.length > 0 ? types : ['text/plain'];
}

/** Only the weight is left. */
function withoutParameters(range: string): string {
  const weight = parseMediaType(range)?.params.get('q');
  return weight ? `${essenceOf(range)};q=${weight}` : essenceOf(range);
}
