import type { components, paths } from '../../../../../generated/which50/schema.ts';
import type { Handlers } from '../../../behaviour.ts';
import type { State } from '../../../state/state.ts';
import { ofContact } from '../interactions.ts';
import { contactsIn, itemsIn, journeysIn } from '../kinds.ts';
import type { Campaign, ContactInteraction, ContactRecord, Interaction, ItemKind } from '../kinds.ts';
import { found } from '../refusals.ts';

type Schemas = components['schemas'];

/** Contacts, and what happened to them. */
export const contacts = {
  'GET /contacts/{contactId}': ({ state, path }) => ({ body: contactOf(state, path.contactId) }),

  'GET /contacts/{contactId}/journeys': ({ state, path, now }) => {
    const ids = new Set(interactionsOf(state, path.contactId, now).map(({ CampaignId }) => CampaignId));
    const journeys = [...ids].map((id) => journeysIn(state).get(String(id)));
    return { body: journeys.filter((journey): journey is Campaign => journey !== undefined) };
  },

  'GET /contacts/{contactId}/communications': ({ state, path, now }) => ({
    body: interactionsOf(state, path.contactId, now).map(toContactInteraction),
  }),

  'GET /contacts/{contactId}/journeyactivities/{journeyId}': ({ state, path, now }) => {
    const interactions = interactionsOf(state, path.contactId, now);
    found(journeysIn(state).get(String(path.journeyId)), `Journey ${path.journeyId}`);
    return { body: interactions.filter(({ CampaignId }) => CampaignId === path.journeyId).map(toContactInteraction) };
  },

  'GET /contacts/{contactId}/summary': ({ state, path, now }) => {
    const interactions = interactionsOf(state, path.contactId, now);
    const latest = (kind: ItemKind): ContactInteraction[] =>
      interactions
        .filter(({ Interaction }) => Interaction === kind)
        .slice(-10)
        .map(toContactInteraction);
    const [Emails, Texts, LandingPages] = [latest('Email'), latest('SMS'), latest('LandingPage')];
    const [WebForms, RSVPEvents, Competitions] = [latest('WebForm'), latest('Event'), latest('Competition')];
    return { body: { Emails, Texts, LandingPages, WebForms, RSVPEvents, Competitions } };
  },

  'GET /contacts/{contactId}/emails': ({ state, path, now }) => ({
    body: ofKind(state, path.contactId, 'Email', now).map(toContactEmail),
  }),

  'GET /contacts/{contactId}/textmessages': ({ state, path, now }) => ({
    body: ofKind(state, path.contactId, 'SMS', now).map((one) => ({
      Id: itemId(one),
      Name: one.Name,
      Date: one.Occurred,
      Delivered: flag(one, 'Delivered'),
    })),
  }),

  'GET /contacts/{contactId}/landingpages': ({ state, path, now }) => ({
    body: ofKind(state, path.contactId, 'LandingPage', now).map((one) => {
      const went = one.States.length > 1;
      const Link = went ? flag(one, 'Clicked') : null;
      return {
        Id: itemId(one),
        Name: one.Name,
        Date: one.Occurred!,
        Link,
        Submission: went ? flag(one, 'Submitted') : null,
      };
    }),
  }),

  'GET /contacts/{contactId}/webforms': ({ state, path, now }) => ({
    body: ofKind(state, path.contactId, 'WebForm', now).map((one) => ({
      Id: itemId(one),
      LandingPageId: itemsIn(state, 'WebForm').get(String(itemId(one)))?.LandingPageId ?? null,
      Name: one.Name,
      Date: one.Occurred!,
      Submitted: flag(one, 'Submitted'),
    })),
  }),
} satisfies Handlers<paths>;

function contactOf(state: State, id: string): ContactRecord {
  return found(contactsIn(state).get(id), `The contact ${id}`);
}

function interactionsOf(state: State, id: string, now: number): Interaction[] {
  return ofContact(state, contactOf(state, id).EncContactId, now);
}

function ofKind(state: State, id: string, kind: ItemKind, now: number): Interaction[] {
  return interactionsOf(state, id, now).filter(({ Interaction }) => Interaction === kind);
}

function toContactInteraction(interaction: Interaction): ContactInteraction {
  const { Id, Interaction, Name, Occurred, Status, CampaignId, CampaignName } = interaction;
  return { Id, Interaction, Name, Occurred, Status, CampaignId, CampaignName };
}

/** An email of which nothing is known yet but that it was sent has null all over, as in the description's example. */
function toContactEmail(email: Interaction): Schemas['ContactEmail'] {
  const flagOf = (state: string): number | null => (email.States.length > 1 ? flag(email, state) : null);
  return {
    Id: itemId(email),
    Name: email.Name,
    Date: email.Occurred!,
    Delivered: flagOf('Delivered'),
    Open: flagOf('Opened'),
    Read: flagOf('Read'),
    Link: flagOf('Clicked'),
  };
}

function flag({ States }: Interaction, state: string): number {
  return States.includes(state) ? 1 : 0;
}

function itemId({ Item }: Interaction): number {
  return Number(Item.split('/')[1]);
}
