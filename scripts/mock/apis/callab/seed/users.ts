import type { CompanyUser } from '../../../../../generated/callab/schema.ts';
import type { World } from '../../../world/world.ts';
import { timestamp } from '../time.ts';
import { openedBefore } from './company.ts';
import type { CompanyIds } from './company.ts';

const people = [
  'Mei Chen',
  'Declan Murphy',
  'Priya Nair',
  'Oliver Marsh',
  'Linh Tran',
  'Giulia Conti',
  'Samir Haddad',
  'Aroha Parata',
  'Hannah Whitaker',
  'Arjun Desai',
  'Rowena Santos',
  'Stefan Novak',
];

export function seedUsers({ epoch }: World, ids: CompanyIds): CompanyUser[] {
  return people.map((fullname, index) => {
    const addedAt = timestamp(epoch - openedBefore + index * 90 * 86_400_000);
    return {
      id: ids.users.at(index),
      email: `${fullname.toLowerCase().replace(' ', '.')}@example.com`,
      fullname,
      role: index === 0 ? 'admin' : 'agent',
      permissions: index === 0 ? [1, 4] : [4],
      created_at: addedAt,
      updated_at: addedAt,
    };
  });
}
