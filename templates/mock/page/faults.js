import { act, button, byId, element, fillSelect, onSubmit } from './dom.js';
import { ask } from './plane.js';

export function startFaults() {
  onSubmit(byId('faults'), () =>
    change('The faults are set.', 'PUT', byId('fault-operation').value, { body: ruleIn() }),
  );
  byId('clear-faults').addEventListener('click', () => change('There are no faults.', 'DELETE', ''));
}

export async function loadOperations() {
  const operations = await ask('GET', '/operations');
  const options = operations.map(({ api, id }) => [`${api}/${id}`, `${api} ${id}`]);
  fillSelect(byId('fault-operation'), [['', 'all operations'], ...options]);
}

export async function pollFaults() {
  show(await ask('GET', '/faults'));
}

let drawn;

function show({ all, operations = {} }) {
  const rules = [...(all ? [['', all]] : []), ...Object.entries(operations)];
  const text = JSON.stringify(rules);
  if (text === drawn) return;
  drawn = text;
  const items = rules.map(([operation, rule]) => {
    const name = operation || 'all operations';
    const remove = button('Remove', () =>
      operation
        ? change(`${name}: removed.`, 'DELETE', operation)
        : change(`${name}: removed.`, 'PUT', '', { body: {} }),
    );
    remove.setAttribute('aria-label', `Remove the faults of ${name}`);
    return element('li', '', element('span', '', `${name}: `, element('b', 'fault', inWords(rule))), remove);
  });
  byId('rules').replaceChildren(...(items.length > 0 ? items : [element('li', 'quiet', 'Nothing goes wrong.')]));
}

function change(done, method, operation, options) {
  return act(done, async () => {
    const [api, ...id] = operation.split('/');
    const place = operation ? `/${encodeURIComponent(api)}/${encodeURIComponent(id.join('/'))}` : '';
    show(await ask(method, `/faults${place}`, options));
  });
}

function ruleIn() {
  const kind = byId('fault-kind').value;
  const [status, percent, retryAfter, min, max] = ['status', 'rate', 'retry', 'min', 'max'].map((name) =>
    numberIn(`fault-${name}`),
  );
  return {
    ...(kind && { kind }),
    ...(kind === 'error' && status !== undefined && { status }),
    ...(kind && percent !== undefined && { rate: percent / 100 }),
    ...(kind && retryAfter !== undefined && { retryAfter }),
    ...((min !== undefined || max !== undefined) && { latency: { min: min ?? 0, max: max ?? min } }),
  };
}

function numberIn(id) {
  const { value } = byId(id);
  return value === '' ? undefined : Number(value);
}

function inWords({ kind, status, rate, retryAfter, latency }) {
  const fails = kind !== undefined || rate !== undefined || status !== undefined;
  const words = [
    ...(fails ? [[kind ?? 'error', status].filter(Boolean).join(' ')] : []),
    ...(rate === undefined ? [] : [`${Number((rate * 100).toFixed(4))} %`]),
    ...(retryAfter === undefined ? [] : [`retry after ${retryAfter} s`]),
    ...(latency ? [`${latency.min} to ${latency.max} ms late`] : []),
  ];
  return words.join(', ') || 'none';
}
