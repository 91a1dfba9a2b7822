import type { Activity, Campaign, ContactsList, Field, Item, ItemKind, LinkedData, Subscription } from '../kinds.ts';

/** Ids of the contact lists. */
export const newsletter = 12;
export const guests = 13;
/** The list that the samples of the vendor's help pages speak of. */
export const samples = 3;

/** The contact lists, without their counts. */
export const lists: readonly Omit<ContactsList, 'Count'>[] = [
  { Id: newsletter, Name: 'Newsletter subscribers' },
  { Id: guests, Name: 'Event guests' },
  { Id: samples, Name: 'Samples of the documentation' },
];

/** The fields of each contact list. */
export const listFields: Readonly<Record<number, readonly Field[]>> = {
  [newsletter]: personFields(501),
  [guests]: [
    ...personFields(511),
    field(516, 'Company', 'Text', 6),
    field(517, 'Country', 'Text', 7, 'Australia'),
    field(518, 'Attending', 'List', 8, null, [
      [911, 'Yes', true],
      [912, 'No', true],
      [913, 'Perhaps', false],
    ]),
  ],
  [samples]: [field(521, 'sample string 1', 'Text', 1), field(522, 'sample string 3', 'Text', 2)],
};

function personFields(first: number): Field[] {
  return [
    field(first, 'FirstName', 'Text', 1),
    field(first + 1, 'LastName', 'Text', 2),
    field(first + 2, 'Email', 'Email', 3),
    field(first + 3, 'Mobile', 'Mobile', 4),
    field(first + 4, 'ReferanceAccountId', 'Number', 5),
  ];
}

function field(
  Id: number,
  Name: string,
  MapType: string,
  Position: number,
  DefaultValue: string | null = null,
  listed: readonly (readonly [id: number, value: string, inUse: boolean])[] = [],
): Field {
  const ContactSchemaFieldValues = listed.map(([id, Value, InUse], index) => ({
    Id: id,
    Value,
    Order: index + 1,
    InUse,
  }));
  return { Id, Name, DefaultValue, MapType, Position, ContactSchemaFieldValues };
}

/** The journeys, without `Reach` and `Interactions`, which depend on the contacts. */
export const journeys: readonly Campaign[] = [
  journey({
    Id: 345,
    Name: 'Spring renewal',
    ListId: newsletter,
    StartDate: '2025-10-13T09:00:00+01:00',
    EndDate: '2026-03-27T17:30:00+00:00',
    CmLink: 'https://example.com/journeys/spring-renewal',
    Channels: 'Email, SMS',
    Comment: 'Remind customers of Harbour Insurance before the end of March.',
    Status: 'Active',
    ShowInAgentPortal: true,
    Tags: ['renewal', 'insurance'],
  }),
  journey({
    Id: 346,
    Name: 'Welcome',
    CmLink: 'https://example.com/journeys/welcome',
    Channels: 'Email',
    Comment: 'Draft, not yet tied to a contact list.',
    Status: 'Draft',
  }),
  journey({
    Id: 347,
    Name: 'Customer evening',
    ListId: guests,
    StartDate: '2025-11-03T08:00:00+00:00',
    EndDate: '2026-02-28T18:00:00+00:00',
    CmLink: 'https://example.com/journeys/customer-evening',
    Channels: 'Email, SMS',
    Comment: 'Invite guests and ask who is coming.',
    Status: 'Active',
    Tags: ['event'],
  }),
];

function journey(
  members: Partial<Campaign> & Pick<Campaign, 'Id' | 'Name' | 'CmLink' | 'Comment' | 'Status' | 'Channels'>,
): Campaign {
  const { Id, Name, ListId = null, StartDate = null, EndDate = null, CmLink, Comment, Status, Channels } = members;
  const { ShowInAgentPortal = false, Tags = [] } = members;
  return {
    Id,
    Name,
    AccountId: 9,
    ListId,
    StartDate,
    EndDate,
    CmLink,
    Comment,
    Status,
    Reach: 0,
    Interactions: 0,
    Unsubscribes: 0,
    ShowInAgentPortal,
    Tags,
    Emails: {},
    LandingPages: {},
    TextMessages: {},
    EDocuments: {},
    Channels,
  };
}

/** The activities, without the sizes of their targets. */
export const activities: readonly ActivityPlan[] = [
  {
    Id: 61,
    Name: 'Renewal reminder',
    CampaignId: 345,
    CreatedDate: '2025-10-10T11:20:33.517+01:00',
    TargetAtRuntime: true,
    list: newsletter,
    target: { Id: 51, Name: 'Policies that end in March', Notes: 'Customers with a home policy.' },
  },
  {
    Id: 62,
    Name: 'Invitation',
    CampaignId: 347,
    CreatedDate: '2025-10-30T15:41:09.2+00:00',
    TargetAtRuntime: false,
    list: guests,
    target: { Id: 52, Name: 'All guests', Notes: 'Everybody on the list.' },
  },
];

/** An activity and the contact list its target is taken from, whole. */
export interface ActivityPlan extends Omit<Activity, 'Target'> {
  readonly list: number;
  readonly target: Pick<Activity['Target'], 'Id' | 'Name' | 'Notes'>;
}

/** What contacts interact with. */
export const items: Readonly<Record<ItemKind, readonly Item[]>> = {
  Email: [
    { Id: 71, Name: 'Renewal notice', CampaignId: 345, ActivityId: 61 },
    { Id: 72, Name: 'Event invitation', CampaignId: null },
    { Id: 73, Name: 'Guest list invitation', CampaignId: 347, ActivityId: 62 },
  ],
  SMS: [
    { Id: 81, Name: 'Renewal text', CampaignId: 345, ActivityId: 61 },
    { Id: 82, Name: 'Event reminder', CampaignId: null },
    { Id: 83, Name: 'Guest list reminder', CampaignId: 347, ActivityId: 62 },
  ],
  LandingPage: [
    { Id: 91, Name: 'Renew online', CampaignId: 345 },
    { Id: 92, Name: 'Customer evening', CampaignId: null },
    { Id: 93, Name: 'Tell us whether you come', CampaignId: 347 },
  ],
  WebForm: [
    { Id: 95, Name: 'Renewal form', CampaignId: 345, LandingPageId: 91 },
    { Id: 96, Name: 'Guest form', CampaignId: 347, LandingPageId: 93 },
  ],
  Event: [{ Id: 41, Name: 'Customer evening', CampaignId: null }],
  Competition: [{ Id: 45, Name: 'Summer draw', CampaignId: null }],
};

/** The linked data lists and their fields. */
export const linkedData: readonly LinkedData[] = [
  { Id: 21, ContactListId: newsletter, Name: 'Policies', Type: 'Contact', IsPublic: false },
  { Id: 22, ContactListId: newsletter, Name: 'Branches', Type: 'Lookup', IsPublic: true },
];

export const linkedFields: Readonly<Record<number, readonly Field[]>> = {
  21: [
    field(601, 'PolicyNumber', 'Text', 1),
    field(602, 'Product', 'List', 2, 'Home', [
      [901, 'Home', true],
      [902, 'Motor', true],
      [903, 'Travel', false],
    ]),
    field(603, 'Premium', 'Number', 3),
  ],
  22: [field(611, 'Branch', 'Text', 1), field(612, 'City', 'Text', 2), field(613, 'Postcode', 'Text', 3)],
};

/**
 * The webhook subscriptions. The live one is to an event that nothing in the mock brings about, so that the mock calls
 * nobody who was not named by its user.
 */
export const subscriptions: readonly Subscription[] = [
  {
    Id: 31,
    EventName: 'EmailUnsubscribed',
    Url: 'https://hooks.example.com/which50',
    IsActive: true,
    CreatedDate: '2025-11-03T09:15:27.4418036+00:00',
  },
  {
    Id: 32,
    EventName: 'ContactUpdated',
    Url: 'https://hooks.example.com/which50',
    IsActive: false,
    CreatedDate: '2025-11-05T16:02:11.0873559+00:00',
  },
];

/** The file in the FTP folder. */
export const contactsFile = {
  path: 'exports/contacts.csv',
  text: `FirstName,LastName,Email
Ann,Byrne,ann.byrne@example.com
Tom,Walsh,tom.walsh@example.com
Mei,Chen,mei.chen@example.com
`,
};
