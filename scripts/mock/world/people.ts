import { examplePeople } from './data/example-people.ts';
import { nameGroups } from './data/names.ts';
import type { NameGroup } from './data/names.ts';
import { places } from './data/places.ts';
import { streets } from './data/streets.ts';
import { companyNames, companyTrades, jobTitles } from './data/work.ts';
import { mix } from './mix.ts';
import type { Mobiles } from './mobiles.ts';
import { hash, mulberry32 } from './random.ts';
import type { Person } from './world.ts';

const year = 365.25 * 86_400_000;
/** Names reserved for examples, where no mail arrives. */
const domains = ['example.com', 'example.net', 'example.org'];

/** Makes the person at an index. */
export function createPeople(
  seed: string,
  contacts: number,
  epoch: number,
  mobiles: Mobiles,
): (index: number) => Person {
  const key = hash(`${seed}/people`);
  const groups = nameGroups.flatMap((group) => Array<NameGroup>(group.share).fill(group));
  const mailNames = new Map(nameGroups.flatMap(namesOf).map((name) => [name, mailName(name)]));
  const since = (epoch - 4 * year) / 1000;
  /** Time from one person to the next; of each such span, all but a second is left to chance. */
  const seconds = (4 * year) / 1000 / Math.max(contacts, 1);
  return (index) => {
    const next = mulberry32(mix((index + key) | 0));
    const pick = <T>(choices: readonly T[]): T => choices[Math.floor(next() * choices.length)]!;
    const gender: Person['gender'] = next() < 0.5 ? 'female' : 'male';
    const group = pick(groups);
    const firstName = pick(group[gender]);
    const lastName = pick(next() < 0.9 ? group.last : pick(groups).last);
    const place = pick(places);
    const person = {
      index,
      firstName,
      lastName,
      email: `${mailNames.get(firstName)}.${mailNames.get(lastName)}${index + 1}@${pick(domains)}`,
      mobile: mobiles.at(index),
      gender,
      birthDate: date(1940 + Math.floor(next() * 64), 1 + Math.floor(next() * 12), 1 + Math.floor(next() * 28)),
      company: `${pick(companyNames)} ${pick(companyTrades)}`,
      jobTitle: pick(jobTitles),
      street: street(next, pick(streets)),
      city: place.city,
      region: place.region,
      postcode: place.postcode,
      country: 'Australia',
      createdAt: Math.floor(since + index * seconds + next() * (seconds - 1)) * 1000,
    };
    return index < examplePeople.length ? { ...person, ...examplePeople[index] } : person;
  };
}

/** Index of the person whose e-mail address this may be, or -1; the address tells it, whoever has it. */
export function indexInEmail(email: string): number {
  const example = examplePeople.findIndex((person) => person.email === email.toLowerCase());
  if (example >= 0) return example;
  const digits = /(\d{1,8})@[^@]*$/.exec(email)?.[1];
  return digits === undefined ? -1 : Number(digits) - 1;
}

function namesOf({ female, male, last }: NameGroup): readonly string[] {
  return [...female, ...male, ...last];
}

/** A name as mail addresses have it: without accents, apostrophes and the like. */
function mailName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/ı/g, 'i')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
}

function date(fullYear: number, month: number, day: number): string {
  return `${fullYear}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

function street(next: () => number, name: string): string {
  const number = 1 + Math.floor(next() * next() * 240);
  const unit = next() < 0.2 ? `${1 + Math.floor(next() * 24)}/` : '';
  return `${unit}${number} ${name}`;
}
