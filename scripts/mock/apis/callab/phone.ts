import type { MakeCall } from '../../../../generated/callab/schema.ts';
import { Refused } from '../../behaviour.ts';
import type { Violation } from '../../violation.ts';
import { violationOf } from './refusal.ts';

type Numbers = Pick<MakeCall, 'call_from' | 'call_to'>;

/**
 * Both numbers of a call in E.164 form.
 * @throws Refused with status 400 that names each one that is no phone number
 */
export function readNumbers({ call_from: from, call_to: to }: Numbers): Numbers {
  const numbers = { call_from: readNumber(from), call_to: readNumber(to) };
  const wrong = (['call_from', 'call_to'] as const).filter((member) => numbers[member] === undefined);
  if (wrong.length > 0) throw new Refused(400, 'A phone number is not valid', wrong.map(violation));
  return numbers as Numbers;
}

/**
 * E.164 form of a number that may be national, have separators, and end in an extension such as `ext 123`, which is
 * dropped. National numbers are taken as Australian, where the company is. `undefined` for what is no number.
 */
function readNumber(text: string): string | undefined {
  if (text.length > 50) return undefined;
  const number = text.trim().replace(/\s*(?:ext\.?|extension|x)\s*\d{1,8}$/i, '');
  if (!/^\+?[\d\s().-]+$/.test(number)) return undefined;
  const digits = number.replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 15) return undefined;
  return number.startsWith('+') ? `+${digits}` : `+61${digits.replace(/^0/, '')}`;
}

function violation(member: string): Violation {
  return violationOf(
    'body',
    member,
    'format',
    'is not a valid phone number; write it like +61255500100 or (02) 5550 0100',
  );
}
