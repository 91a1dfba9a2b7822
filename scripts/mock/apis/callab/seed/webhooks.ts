import type { Webhook, WebhookExecution, WebhookStep } from '../../../../../generated/callab/schema.ts';
import { createUuids } from '../../../world/ids.ts';
import type { World } from '../../../world/world.ts';
import { timestamp } from '../time.ts';
import { companyId, openedBefore } from './company.ts';
import type { CompanyIds } from './company.ts';

const webhooks = [
  { name: 'Push outcomes to the CRM', address: 'https://crm.example.com/outcomes', workspace: 'default' },
  { name: 'Book the appointment', address: 'https://calendar.example.com/appointments', workspace: 'production' },
] as const;

export function seedWebhooks(world: World, ids: CompanyIds): Webhook[] {
  const executions = createUuids({ seed: world.seed, kind: 'callab/executions', size: webhooks.length });
  const steps = createUuids({ seed: world.seed, kind: 'callab/steps', size: webhooks.length });
  const createdAt = timestamp(world.epoch - openedBefore);
  return webhooks.map(({ name, address, workspace }, index) => ({
    id: ids.webhooks.at(index),
    created_by: ids.users.at(0),
    company_id: companyId,
    workspace_id: workspace,
    name,
    logo: 'https://example.com/logo.png',
    retry_delay: 5,
    retry_delay_unit: 'seconds',
    max_retries: 3,
    status: 'scheduled',
    created_at: createdAt,
    updated_at: createdAt,
    executions: [lastExecution(executions.at(index), world.epoch - 86_400_000)],
    steps: [onlyStep(steps.at(index), address, createdAt)],
    is_template: false,
    flow_direction: 'outbound',
    flow_mapping: { outcome: 'call.agent_task_status' },
    tag_name: 'vip',
    category_name: 'sales_qualified',
    deleted_at: null,
    predefinedVariables: [{ name: 'source', value: 'callab' }],
    variables: [
      { name: 'outcome', location: 'body', stepId: 1, type: 'custom', dataType: 'string', customValue: 'agreed' },
    ],
  }));
}

function lastExecution(id: string, at: number): WebhookExecution {
  return {
    id,
    status: 'scheduled',
    attempt_number: 1,
    executed_at: timestamp(at),
    created_at: timestamp(at - 2000),
    updated_at: timestamp(at + 2000),
    next_retry_at: null,
    finished_at: timestamp(at + 2000),
    error_message: null,
  };
}

function onlyStep(id: string, address: string, createdAt: string): WebhookStep {
  return {
    id,
    step_number: 1,
    webhook_url: address,
    webhook_method: 'GET',
    webhook_timeout: 30,
    retry_limit: 3,
    timeout: 60,
    created_at: createdAt,
    updated_at: createdAt,
    webhook_url_params: { source: 'callab' },
    webhook_headers: { Accept: 'application/json' },
    webhook_body: null,
    depends_on_step: null,
    success_condition: { status: 200 },
    deleted_at: null,
  };
}
