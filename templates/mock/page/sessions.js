import { act, byId, fillSelect, onSubmit } from './dom.js';
import { filterAll, forgetSession } from './journal.js';
import { ask, chosen } from './plane.js';

/** @param {() => Promise<void>} reload shows everything anew */
export function startSessions(reload) {
  byId('session').addEventListener('change', ({ currentTarget }) => {
    chosen.session = currentTarget.value;
    byId('end-session').hidden = chosen.session === '';
    filterAll();
    void act('', reload);
  });
  byId('end-session').addEventListener('click', () =>
    act('The session is ended.', async () => {
      await ask('DELETE', `/sessions/${encodeURIComponent(chosen.session)}`);
      choose('');
      await reload();
    }),
  );
  onSubmit(byId('scenario'), () =>
    act('Switched.', async () => {
      await ask('POST', `/scenarios/${encodeURIComponent(byId('scenario-name').value)}`);
      await reload();
    }),
  );
  byId('scenario-name').addEventListener('change', describe);
  startEverything(reload);
}

function startEverything(reload) {
  byId('reset').addEventListener('click', () =>
    act('Everything is as at the start.', async () => {
      await ask('POST', '/reset');
      forgetSession(chosen.session);
      await reload();
    }),
  );
  byId('download').addEventListener('click', () =>
    act('The snapshot is in your downloads.', async () => download(await ask('GET', '/snapshot'))),
  );
  byId('upload').addEventListener('change', ({ currentTarget }) =>
    act('The snapshot is restored.', async () => {
      const text = await currentTarget.files[0].text();
      currentTarget.value = '';
      await ask('PUT', '/snapshot', { body: parsed(text) });
      await reload();
    }),
  );
  onSubmit(byId('seed'), () =>
    act('This is another world.', async () => {
      await ask('POST', '/seed', {
        body: { seed: byId('seed-text').value, contacts: Number(byId('seed-contacts').value) },
      });
      await reload();
    }),
  );
}

export async function pollSessions() {
  const sessions = await ask('GET', '/sessions');
  const named = sessions.filter(({ name }) => name !== '');
  if (!named.some(({ name }) => name === chosen.session)) choose('');
  fillSelect(byId('session'), [
    ['', 'none'],
    ...named.map(({ name, changes }) => [name, `${name} (${changes} changes)`]),
  ]);
}

export async function loadWorld() {
  const { seed, contacts } = await ask('GET', '/seed');
  byId('world').textContent = `Seed ${seed}, ${contacts} contacts`;
  byId('seed-text').value = seed;
  byId('seed-contacts').value = String(contacts);
}

let descriptions = new Map();

export async function loadScenarios() {
  const { current, scenarios } = await ask('GET', '/scenarios');
  descriptions = new Map(scenarios.map(({ name, description }) => [name, description]));
  fillSelect(
    byId('scenario-name'),
    scenarios.map(({ name }) => [name, name === current ? `${name} (current)` : name]),
  );
  describe();
}

function describe() {
  byId('scenario-description').textContent = descriptions.get(byId('scenario-name').value) ?? '';
}

function choose(session) {
  chosen.session = session;
  byId('session').value = session;
  byId('end-session').hidden = session === '';
}

function download(snapshot) {
  const url = URL.createObjectURL(new Blob([JSON.stringify(snapshot, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'mock-state.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('This file is no JSON.');
  }
}
