import type { AiAgent, paths } from '../../../../generated/callab/schema.ts';
import type { Handlers } from '../../behaviour.ts';
import { ok } from './envelope.ts';
import { find } from './find.ts';

export const agentHandlers: Handlers<paths> = {
  'GET /v1/ai-agent/{id}': ({ state, path }) => ok(find<AiAgent>(state, 'agents', path.id)),
};
