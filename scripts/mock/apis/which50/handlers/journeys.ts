import type { paths } from '../../../../../generated/which50/schema.ts';
import type { Handlers } from '../../../behaviour.ts';
import type { State } from '../../../state/state.ts';
import { contactsOf, itemOfJourney, withItem } from '../interactions.ts';
import { activitiesIn, itemsIn, journeysIn } from '../kinds.ts';
import type { Contact, ItemKind } from '../kinds.ts';
import { readMatch } from '../match.ts';
import { writePdf } from '../pdf.ts';
import { found } from '../refusals.ts';
import { fieldsOf, listOf, upsert } from '../upsert.ts';

/** The contacts of journeys and activities, and landing pages as PDF. */
export const journeys = {
  'GET /journeys/{journeyid}/contacts': ({ state, path: { journeyid }, now }) => {
    found(journeysIn(state).get(String(journeyid)), `Journey ${journeyid}`);
    return { body: contactsWith(state, now, (item) => item.CampaignId === journeyid) };
  },

  'GET /journeys/{JourneyId}/activities/{activityId}/contacts': ({ state, path: { JourneyId, activityId }, now }) => {
    const activity = activitiesIn(state).get(String(activityId));
    const ofJourney = activity?.CampaignId === JourneyId ? activity : undefined;
    found(ofJourney, `Activity ${activityId} of journey ${JourneyId}`);
    return { body: contactsWith(state, now, (item) => item.ActivityId === activityId) };
  },

  'POST /journeys/{JourneyId}/landingpages/{landingpageId}/generatePDF': (call) => {
    const { state, path, query, body } = call;
    const page = itemOfJourney(state, 'LandingPage', path.landingpageId, path.JourneyId);
    const list = listOf(state, body, ['body']);
    const match = readMatch(query.match, body.Values, ['body', 'Values'], fieldsOf(state, list));
    const [contact] = upsert(call, { list, contact: body, place: ['body'], match, customEvents: query.customevents });
    const { FirstName = '', LastName = '' } = contact!.Values;
    const values = Object.entries(contact!.Values).map(([name, value]) => `${name}: ${String(value)}`);
    const journey = journeysIn(state).get(String(path.JourneyId))!.Name;
    return {
      body: writePdf([`${page.Name}: ${`${String(FirstName)} ${String(LastName)}`.trim()}`, journey, ...values]),
    };
  },
} satisfies Handlers<paths>;

const kinds: readonly ItemKind[] = ['Email', 'SMS', 'LandingPage', 'WebForm'];

/** The contacts who had to do with some items, each once. */
function contactsWith(
  state: State,
  now: number,
  belongs: (item: { CampaignId: number | null; ActivityId?: number }) => boolean,
): Contact[] {
  const interactions = kinds.flatMap((kind) =>
    [...itemsIn(state, kind).values()].filter(belongs).flatMap(({ Id }) => withItem(state, kind, Id, now)),
  );
  return contactsOf(state, interactions);
}
