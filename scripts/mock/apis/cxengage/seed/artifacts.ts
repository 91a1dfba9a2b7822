import type { Base } from '../../../state/state.ts';
import { createUuids } from '../../../world/ids.ts';
import type { World } from '../../../world/world.ts';
import { timestamp } from '../format.ts';
import { endOf } from '../progress.ts';
import type { ArtifactRecord } from '../records.ts';
import type { SeededInteractions } from './interactions.ts';

/** What is kept of an interaction, by its channel. */
const kinds: Readonly<Record<string, { readonly type: string; readonly folder: string; readonly extension: string }>> =
  {
    voice: { type: 'audio-recording', folder: 'recordings', extension: 'mp3' },
    sms: { type: 'messaging-transcript', folder: 'transcripts', extension: 'json' },
    messaging: { type: 'messaging-transcript', folder: 'transcripts', extension: 'json' },
    email: { type: 'email', folder: 'emails', extension: 'eml' },
  };

/** Milliseconds until a recording is there. */
const delay = 7_500;

/** One artifact for each interaction that an agent answered: of four, by the parts they play, the first three. */
export function artifactsBase(world: World, interactions: SeededInteractions): Base<ArtifactRecord> {
  const { seed } = world;
  const size = Math.floor(interactions.size / 4) * 3 + Math.min(interactions.size % 4, 3);
  const ids = createUuids({
    seed,
    kind: 'cxengage/artifacts',
    size,
    known: ['c3f1a5d0-b967-11f0-8de9-0242ac120002'].slice(0, size),
  });
  const files = createUuids({
    seed,
    kind: 'cxengage/artifacts/files',
    size,
    known: ['e8b40c20-b967-11f0-8de9-0242ac120002'].slice(0, size),
  });
  return {
    size,
    idAt: ids.at,
    indexOf: ids.indexOf,
    at(index) {
      const part = Math.floor(index / 3) * 4 + (index % 3);
      const interaction = interactions.at(interactions.indexOfPart(part));
      const { type, folder, extension } = kinds[interaction.channelType]!;
      const artifactFileId = files.at(index);
      const url = `https://files.example.com/${folder}/${artifactFileId.slice(0, 8)}.${extension}`;
      const filename = `${folder.slice(0, -1)}.${extension}`;
      return {
        artifactId: ids.at(index),
        interactionId: interaction.interactionId,
        artifactType: type,
        created: timestamp(Math.min(endOf(interaction) + delay, world.epoch)),
        files: [{ artifactFileId, url, filename, metadata: {} }],
      };
    },
    where(member, value) {
      if (member !== 'interactionId') return undefined;
      const interaction = interactions.indexOf(String(value));
      const part = interaction < 0 ? 3 : interactions.partAt(interaction);
      return part % 4 === 3 ? [] : [Math.floor(part / 4) * 3 + (part % 4)];
    },
  };
}
