import type { components, paths } from '../../../../../generated/which50/schema.ts';
import type { Handlers } from '../../../behaviour.ts';
import type { State } from '../../../state/state.ts';
import { contactsOf, countStates, itemOfJourney, withItem } from '../interactions.ts';
import { itemsIn, journeysIn, type Contact, type ItemKind } from '../kinds.ts';
import { found, invalid } from '../refusals.ts';
import { textStates } from '../states.ts';

type Schemas = components['schemas'];

/** What became of a journey's emails, text messages and landing pages, in numbers and as lists of contacts. */
export const reports = {
  'GET /journeys/{journeyid}/reports': ({ state, path: { journeyid }, now }) => ({
    body: {
      Emails: emailReport(state, journeyid, now),
      TextMessages: textReport(state, journeyid, now),
      LandingPages: pageReport(state, journeyid, now),
    },
  }),

  'GET /journeys/{journeyId}/reports/emails': ({ state, path, now }) => ({
    body: emailReport(state, path.journeyId, now),
  }),
  'GET /journeys/{journeyId}/reports/emails/{emailId}/contacts': ({ state, path, now }) => ({
    body: contactsAt(state, 'Email', path.emailId, path.journeyId, 'Sent', now),
  }),
  'GET /journeys/{journeyId}/reports/emails/{emailId}/contacts/{state}': ({ state, path, now }) => ({
    body: contactsAt(state, 'Email', path.emailId, path.journeyId, path.state, now),
  }),

  'GET /journeys/{journeyId}/reports/textmessages': ({ state, path, now }) => ({
    body: textReport(state, path.journeyId, now),
  }),
  'GET /journeys/{journeyId}/reports/textmessages/{textMessageId}/contacts': ({ state, path, now }) => ({
    body: contactsAt(state, 'SMS', path.textMessageId, path.journeyId, 'Sent', now),
  }),
  'GET /journeys/{journeyId}/reports/textmessages/{textMessageId}/contacts/{state}': ({ state, path, now }) => {
    if (!textStates.some((one) => one === path.state)) {
      throw invalid(['path', 'state'], `must be one of ${textStates.join(', ')}`);
    }
    return { body: contactsAt(state, 'SMS', path.textMessageId, path.journeyId, path.state, now) };
  },

  'GET /journeys/{journeyId}/reports/landingpages': ({ state, path, now }) => ({
    body: pageReport(state, path.journeyId, now),
  }),
  'GET /journeys/{journeyId}/reports/landingpages/{landingpageId}/contacts': ({ state, path, now }) => ({
    body: contactsAt(state, 'LandingPage', path.landingpageId, path.journeyId, 'Visited', now),
  }),
  'GET /journeys/{journeyId}/reports/landingpages/{landingpageId}/contacts/{state}': ({ state, path, now }) => ({
    body: contactsAt(state, 'LandingPage', path.landingpageId, path.journeyId, pageStates[path.state], now),
  }),
} satisfies Handlers<paths>;

/**
 * What a contact must have done to be in a state of a landing page. Visitors that nobody knows are no contacts, so that the
 * lists of all visits, clicks and submissions are those of the known ones.
 */
const pageStates = {
  TotalVisits: 'Visited',
  KnownVisits: 'Visited',
  TotalClicks: 'Clicked',
  KnownClicks: 'Clicked',
  TotalSubmits: 'Submitted',
  WebformSubmits: 'Submitted',
  LinkDetails: 'Clicked',
} as const;

function emailReport(state: State, journey: number, now: number): Schemas['EmailReport'] {
  const count = counter(state, 'Email', journey, now);
  return {
    CampaignId: journey,
    Sent: count('Sent'),
    Delivered: count('Delivered'),
    Read: count('Read'),
    Opened: count('Opened'),
    Clicked: count('Clicked'),
    Bounced: count('Bounced'),
    SoftBounced: count('SoftBounced'),
    HardBounced: count('HardBounced'),
  };
}

function textReport(state: State, journey: number, now: number): Schemas['TextMessageReport'] {
  const count = counter(state, 'SMS', journey, now);
  return { CampaignId: journey, Sent: count('Sent'), Delivered: count('Delivered') };
}

function pageReport(state: State, journey: number, now: number): Schemas['LandingPageReport'] {
  const count = counter(state, 'LandingPage', journey, now);
  const [visits, clicks, submits] = [count('Visited'), count('Clicked'), count('Submitted')];
  return {
    CampaignId: journey,
    TotalVisits: withUnknown(visits),
    KnownVisits: visits,
    TotalClicks: withUnknown(clicks),
    KnownClicks: clicks,
    TotalSubmits: withUnknown(submits),
    WebformSubmits: submits,
  };
}

/** Sums up how many contacts a journey's items of one kind have brought into a state. */
function counter(state: State, kind: ItemKind, journey: number, now: number): (name: string) => number {
  found(journeysIn(state).get(String(journey)), `Journey ${journey}`);
  const counts = [...itemsIn(state, kind).values()]
    .filter(({ CampaignId }) => CampaignId === journey)
    .map(({ Id }) => countStates(state, kind, Id, now));
  return (name) => counts.reduce((sum, count) => sum + (count.get(name) ?? 0), 0);
}

function contactsAt(
  state: State,
  kind: 'Email' | 'SMS' | 'LandingPage',
  item: number,
  journey: number,
  name: string,
  now: number,
): Contact[] {
  itemOfJourney(state, kind, item, journey);
  return contactsOf(
    state,
    withItem(state, kind, item, now).filter(({ States }) => States.includes(name)),
  );
}

/** For every two known visitors, clicks and submissions there is one more of somebody unknown. */
function withUnknown(known: number): number {
  return known + Math.ceil(known / 2);
}
