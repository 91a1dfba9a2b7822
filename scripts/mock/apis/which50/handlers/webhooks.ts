import type { paths } from '../../../../../generated/which50/schema.ts';
import type { Call, Handlers } from '../../../behaviour.ts';
import { writeDate } from '../dates.ts';
import { makeKey } from '../keys.ts';
import { keysIn, subscriptionsIn } from '../kinds.ts';
import { followAll } from '../messages.ts';
import { found, invalid } from '../refusals.ts';
import { isWritable } from '../texts.ts';

/** Webhook subscriptions, and the two keys that their calls are made with. */
export const webhooks = {
  'GET /webhook/webhooksubscriptions': ({ state, query: { pageNumber = 1, pageSize = 20 } }) => {
    if (pageNumber < 1) throw invalid(['query', 'pageNumber'], 'must be at least 1');
    if (pageSize < 1) throw invalid(['query', 'pageSize'], 'must be at least 1');
    return { body: subscriptionsIn(state).slice((pageNumber - 1) * pageSize, pageSize) };
  },

  'POST /webhook/subscribe/{eventName}': (call) => {
    const { state, path, body, now } = call;
    if (!/^https?:\/\//i.test(body.Url) || !URL.canParse(body.Url) || !isWritable(body.Url)) {
      throw invalid(['body', 'Url'], 'must be an http or https address');
    }
    if (!isWritable(path.eventName)) throw invalid(['path', 'eventName'], mustBeText);
    const Id = lastSeeded + state.next('which50/webhookSubscriptions');
    const subscription = {
      Id,
      EventName: path.eventName,
      Url: body.Url,
      IsActive: true,
      CreatedDate: writeDate(now),
    };
    subscriptionsIn(state).set(String(Id), subscription);
    followAll(call);
    return { body: subscription };
  },

  'DELETE /webhook/subscribe/{id}': ({ state, path: { id } }) => {
    const subscription = found(subscriptionsIn(state).get(String(id)), `Webhook subscription ${id}`);
    const inactive = { ...subscription, IsActive: false };
    subscriptionsIn(state).set(String(id), inactive);
    return { body: inactive };
  },

  'GET /webhook/saltkey': ({ state }) => ({ body: keyNamed(state, 'saltkey') }),
  'PUT /webhook/saltkey': (call) => ({ body: replaceKey(call, 'saltkey', call.body) }),
  'GET /webhook/apikey': ({ state }) => ({ body: keyNamed(state, 'apikey') }),
  'PUT /webhook/apikey': (call) => ({ body: replaceKey(call, 'apikey', call.body) }),
} satisfies Handlers<paths>;

const mustBeText = 'must have no control characters';

/** Id of the last subscription that is there from the start. */
const lastSeeded = 32;

function keyNamed(state: Call['state'], name: string): { Key: string } {
  const { Key } = found(keysIn(state).get(name), 'The key');
  return { Key };
}

/** Without a key in the request the server makes one. */
function replaceKey(call: Call, name: string, sent: { Key: string } | undefined): { Key: string } {
  if (sent && !isWritable(sent.Key)) throw invalid(['body', 'Key'], mustBeText);
  const Key = sent?.Key ?? makeKey(call.random(`which50/${name}`));
  keysIn(call.state).set(name, { Name: name, Key });
  return { Key };
}
