import type { PhoneNumber } from '../../../../../generated/callab/schema.ts';
import type { World } from '../../../world/world.ts';
import { localTimestamp } from '../time.ts';
import { openedBefore } from './company.ts';

/** Australian numbers set aside for fiction: nobody has them. */
export const companyNumbers = [
  { nickname: 'Renewals line', number: '+61255500100' },
  { nickname: 'Front desk', number: '+61370100110' },
  { nickname: 'Survey line', number: '+61755500120' },
  { nickname: 'Reminder line', number: '+61870100130' },
] as const;

export function seedPhoneNumbers({ epoch }: World): PhoneNumber[] {
  return companyNumbers.map(({ nickname, number }, index) => {
    const addedAt = localTimestamp(epoch - openedBefore + index * 900_000);
    return {
      nickname,
      phone_number: number,
      number_country_code: '+61',
      created_at: addedAt,
      updated_at: addedAt,
    };
  });
}
