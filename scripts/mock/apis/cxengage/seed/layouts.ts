import type { ContactAttribute, ContactLayout } from '../../../../../generated/cxengage/schema.ts';

const created = '2021-06-01T08:30:00Z';

/** The attributes that tenants start with. The policy number is out of use, so that one of that name can be created. */
export const attributes: readonly ContactAttribute[] = [
  attribute('1c0d7e10-82b4-11e7-b08f-6e56a766befb', 'name', 'text', 'Name', { mandatory: true }),
  attribute('1c0d7e11-82b4-11e7-b08f-6e56a766befb', 'mobile', 'phone', 'Mobile'),
  attribute('1c0d7e12-82b4-11e7-b08f-6e56a766befb', 'email', 'email', 'Email'),
  attribute('1c0d7e13-82b4-11e7-b08f-6e56a766befb', 'city', 'text', 'City'),
  attribute('1c0d7e14-82b4-11e7-b08f-6e56a766befb', 'state', 'text', 'State/Province'),
  attribute('5f3b2a70-b9c4-11f0-8de9-0242ac120002', 'policyNumber', 'text', 'Policy number', { active: false }),
];

/** The layouts that tenants start with: the vendor's default one. */
export const layouts: readonly ContactLayout[] = [
  {
    id: '6a41f2c0-82b4-11e7-b08f-6e56a766befb',
    name: 'Basic',
    description: '',
    active: true,
    layout: [
      {
        label: { 'en-US': 'Contact' },
        attributes: attributes.filter(({ active }) => active).map(({ id }) => id!),
      },
    ],
    created,
    updated: created,
  },
];

function attribute(
  id: string,
  objectName: string,
  type: ContactAttribute['type'],
  label: string,
  { mandatory = false, active = true } = {},
): ContactAttribute {
  return { id, objectName, type, label: { 'en-US': label }, default: '', mandatory, active, created, updated: created };
}
