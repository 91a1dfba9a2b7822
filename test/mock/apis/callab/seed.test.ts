import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Call, Contact } from '../../../../generated/callab/schema.ts';
import { vendor } from '../../../../scripts/mock/apis/callab/index.ts';
import type { Base } from '../../../../scripts/mock/state/state.ts';
import { createWorld } from '../../../../scripts/mock/world/world.ts';
import type { World } from '../../../../scripts/mock/world/world.ts';
import type { JsonSchema } from '../../../../scripts/spec/openapi.ts';
import { createValidator } from '../../../support/validate.ts';
import { agentId, campaignId, contactId, document } from './support.ts';

const validate = createValidator(document);
const worlds = fc
  .tuple(fc.string(), fc.integer({ min: 1, max: 500 }))
  .map(([seed, contacts]) => createWorld({ seed, contacts }));

const schemas = {
  contacts: 'Contact',
  calls: 'Call',
  campaigns: 'Campaign',
  agents: 'AiAgent',
  phoneNumbers: 'PhoneNumber',
  webhooks: 'Webhook',
  users: 'CompanyUser',
};

function baseOf<T extends object>(world: World, kind: string): Base<T> {
  return vendor.seed(world)[`callab/${kind}`] as unknown as Base<T>;
}

function allOf<T extends object>(base: Base<T>): T[] {
  return Array.from({ length: base.size }, (_, index) => base.at(index));
}

test.each(Object.entries(schemas))('%s are as the description says, and their ids lead back', (kind, name) => {
  const schema = document.components!.schemas![name] as JsonSchema;
  fc.assert(
    fc.property(worlds, (world) => {
      const base = baseOf(world, kind);
      for (const [index, record] of allOf(base).entries()) {
        expect(validate(schema, record)).toEqual([]);
        expect(base.indexOf(base.idAt(index))).toBe(index);
      }
      expect(base.indexOf('00000000-0000-4000-8000-000000000000')).toBe(-1);
    }),
    { numRuns: 10 },
  );
});

test('the first records have the ids of the description', () => {
  const world = createWorld({ seed: 'any', contacts: 1 });
  const first = (kind: string): string => baseOf(world, kind).idAt(0);
  expect(['contacts', 'campaigns', 'agents', 'calls'].map(first)).toEqual([
    contactId,
    campaignId,
    agentId,
    '9d3c2b1a-0f4e-4d6c-8b7a-5e6f7a8b9c0d',
  ]);
});

test('contacts are the people of the world', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      for (const [index, contact] of allOf(baseOf<Contact>(world, 'contacts')).entries()) {
        const { firstName, lastName, mobile, email } = world.person(index);
        expect(contact).toMatchObject({ firstname: firstName, lastname: lastName, phone_number: mobile });
        expect(contact.metadata?.['email']).toBe(email);
        expect(mobile.startsWith(contact.number_country_code)).toBe(true);
      }
    }),
    { numRuns: 10 },
  );
});

test('a contact is found by phone number, and a call by contact', () => {
  const world = createWorld({ seed: 'any', contacts: 200 });
  const [contacts, calls] = [baseOf<Contact>(world, 'contacts'), baseOf<Call>(world, 'calls')];
  expect(contacts.where?.('phone_number', world.person(7).mobile)).toEqual([7]);
  expect(contacts.where?.('phone_number', '+61400000000')).toEqual([]);
  expect(calls.where?.('contact_id', contacts.idAt(7))).toEqual([7]);
  expect([contacts.idAt(199), 5, null].map((value) => calls.where?.('contact_id', value))).toEqual([[], [], []]);
});

test('calls lead from and to a number of the company, as their campaign does', () => {
  const world = createWorld({ seed: 'any', contacts: 100 });
  const numbers = allOf(baseOf<{ phone_number: string }>(world, 'phoneNumbers')).map((one) => one.phone_number);
  const contacts = allOf(baseOf<Contact>(world, 'contacts'));
  for (const call of allOf(baseOf<Call>(world, 'calls'))) {
    const contact = contacts.find(({ id }) => id === call.contact_id)!;
    const [ours, theirs] =
      call.call_direction === 'inbound' ? [call.call_to, call.call_from] : [call.call_from, call.call_to];
    expect(numbers).toContain(ours);
    expect(theirs).toBe(contact.phone_number);
    expect([call.campaign_id, call.workspace_id]).toEqual([contact.campaign_id, contact.workspace_id]);
  }
});

test('calls came after their contacts, in the order of their times, and are over', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const contacts = allOf(baseOf<Contact>(world, 'contacts'));
      const calls = allOf(baseOf<Call>(world, 'calls'));
      const times = calls.map((call) => call.created_at);
      expect(times).toEqual(times.toSorted());
      for (const [index, call] of calls.entries()) {
        expect(call.created_at >= contacts[index]!.created_at!).toBe(true);
        expect(call.call_status).toMatch(/^(completed|failed)$/);
        expect(contacts[index]!.last_call_at).toBe(call.started_at);
      }
    }),
    { numRuns: 20 },
  );
});

test('a hundred thousand contacts take no time until they are asked for', () => {
  const base = baseOf<Contact>(createWorld({ seed: 'any', contacts: 100_000 }), 'contacts');
  const id = base.idAt(99_999);
  expect(base.at(base.indexOf(id)).id).toBe(id);
});
