import type { AiAgent } from '../../../../../generated/callab/schema.ts';
import type { CompanyIds } from './company.ts';

/** Workspace of each agent; campaigns and calls are in the workspace of theirs. */
const agents = [
  { name: 'Renewal assistant', purpose: 'Calls customers whose policy ends soon', workspace: 'default' },
  { name: 'Service survey', purpose: 'Asks customers how the last visit went', workspace: 'default' },
  { name: 'Front desk', purpose: 'Takes calls outside office hours', workspace: 'default' },
  { name: 'Appointment reminder', purpose: 'Reminds people of their appointments', workspace: 'production' },
] as const;

export function seedAgents(ids: CompanyIds): AiAgent[] {
  return agents.map(({ name, purpose, workspace }, index) => ({
    id: ids.agents.at(index),
    name,
    description: purpose,
    language: 'en-AU',
    status: index === 1 ? 'inactive' : 'active',
    prompt: `You are ${name}, a friendly assistant on the phone. ${purpose}. Be brief, and never promise a price.`,
    starting_state: 'greeting',
    who_talks_first: 'agent',
    reminder_frequency_from: 5,
    reminder_frequency_to: 10,
    max_silence_duration: 30,
    responsiveness: 1,
    voice_speed: 1,
    voice_temperature: 0.7,
    interruption_sensitivity: 0.8,
    llm_temperature: 0.3,
    agent_type: 'single_prompt',
    background_audio_status: 'disabled',
    workspace_id: workspace,
    agent_flow: null,
    agent_dynamic_variables: { customer_name: 'string' },
    agent_post_call_outcomes: { agreed: 'boolean' },
  }));
}
