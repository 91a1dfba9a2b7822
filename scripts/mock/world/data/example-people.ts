import type { Person } from '../world.ts';

/** The people in the descriptions' examples; they come first in every world, so that example requests find them. */
export const examplePeople: readonly Pick<
  Person,
  'firstName' | 'lastName' | 'email' | 'mobile' | 'gender' | 'company'
>[] = [
  {
    firstName: 'Ann',
    lastName: 'Byrne',
    email: 'ann.byrne@example.com',
    mobile: '+353871234567',
    gender: 'female',
    company: 'Harbour Insurance',
  },
  {
    firstName: 'Tom',
    lastName: 'Walsh',
    email: 'tom.walsh@example.com',
    mobile: '+353861112233',
    gender: 'male',
    company: 'Harbour Insurance',
  },
  {
    firstName: 'Mei',
    lastName: 'Chen',
    email: 'mei.chen@example.com',
    mobile: '+14155550133',
    gender: 'female',
    company: 'Bluegum Logistics',
  },
];
