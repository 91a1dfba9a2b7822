import type { Base } from '../../../state/state.ts';
import { createUuids } from '../../../world/ids.ts';
import type { World } from '../../../world/world.ts';
import { agents, dispositions, nameOf } from '../directory.ts';
import type { NoteRecord } from '../records.ts';
import type { SeededInteractions } from './interactions.ts';

/** What agents write, by the name of the disposition. */
const texts: Readonly<Record<string, { readonly title: string; body(firstName: string): string }>> = {
  Renewed: { title: 'Renewal agreed', body: (name) => `${name} renews for another year and pays by card.` },
  Resolved: { title: 'Question answered', body: (name) => `${name} asked what the policy covers and is content.` },
  'Call back': { title: 'To be called back', body: (name) => `${name} wants to think about it until next week.` },
};

/** One note for every fourth interaction, by the part it plays. */
export function notesBase(world: World, interactions: SeededInteractions): Base<NoteRecord> {
  const size = Math.ceil(interactions.size / 4);
  const known = ['f1723430-b968-11f0-8de9-0242ac120002'].slice(0, size);
  const ids = createUuids({ seed: world.seed, kind: 'cxengage/notes', size, known });
  return {
    size,
    idAt: ids.at,
    indexOf: ids.indexOf,
    at(index) {
      const interaction = interactions.indexOfPart(index * 4);
      const { interactionId, contactId, agentId, dispositionId } = interactions.at(interaction);
      const { title, body } = texts[nameOf(dispositions, dispositionId) ?? 'Resolved']!;
      const { firstName } = world.person(interactions.timeline.contactOf(interaction));
      const resourceId = agentId ?? agents[0]!.id;
      return { noteId: ids.at(index), interactionId, title, body: body(firstName), resourceId, contactId };
    },
    where(member, value) {
      if (member !== 'interactionId') return undefined;
      const interaction = interactions.indexOf(String(value));
      const part = interaction < 0 ? -1 : interactions.partAt(interaction);
      return part >= 0 && part % 4 === 0 ? [part / 4] : [];
    },
  };
}
