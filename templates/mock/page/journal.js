import { act, byId, element } from './dom.js';
import { exchangeOf } from './exchange.js';
import { ask, chosen } from './plane.js';

/** Most entries that are shown. */
const most = 500;

/** Entries by id, oldest first, each with its item in the list. */
const shown = new Map();
let last = 0;

export function startJournal() {
  for (const id of ['filter', 'only-wrong', 'only-session']) byId(id).addEventListener('input', filterAll);
  byId('pause').addEventListener('click', ({ currentTarget }) => {
    const isPaused = currentTarget.getAttribute('aria-pressed') === 'true';
    currentTarget.setAttribute('aria-pressed', String(!isPaused));
    currentTarget.textContent = isPaused ? 'Pause' : 'Go on';
  });
  byId('clear-journal').addEventListener('click', () =>
    act('The journal is empty.', async () => {
      await ask('DELETE', '/journal', { session: byId('only-session').checked ? chosen.session : undefined });
      if (byId('only-session').checked) forget(({ session }) => session === chosen.session);
      else forget(() => true);
    }),
  );
}

/** Asks for what came since. */
export async function pollJournal() {
  if (byId('pause').getAttribute('aria-pressed') === 'true') return;
  const entries = await ask('GET', `/journal?after=${last}&limit=${most}`, { session: undefined });
  for (const entry of entries) add(entry);
  showWhetherEmpty();
}

/** Starts anew: the mock may be another one. */
export function forgetJournal() {
  last = 0;
  forget(() => true);
}

/** Forgets the entries of a session, as a reset does. */
export function forgetSession(name) {
  forget(({ session }) => session === name);
}

export function filterAll() {
  for (const { entry, item } of shown.values()) item.hidden = !fits(entry);
  showWhetherEmpty();
}

function add(entry) {
  const item = itemOf(entry);
  item.hidden = !fits(entry);
  last = Math.max(last, entry.id);
  shown.set(entry.id, { entry, item });
  byId('entries').prepend(item);
  if (shown.size > most) remove(shown.keys().next().value);
}

function forget(which) {
  for (const [id, { entry }] of shown) if (which(entry)) remove(id);
  showWhetherEmpty();
}

function remove(id) {
  shown.get(id).item.remove();
  shown.delete(id);
}

function showWhetherEmpty() {
  const note = byId('journal-empty');
  note.hidden = [...shown.values()].some(({ item }) => !item.hidden);
  note.textContent = shown.size > 0 ? 'No request fits the filter.' : 'No requests yet.';
}

function fits(entry) {
  const { method, path, query, operation, session, fault, response, violations, api } = entry;
  if (byId('only-wrong').checked && violations.length === 0 && fault === undefined) return false;
  if (byId('only-session').checked && session !== chosen.session) return false;
  const text = [method, `${path}?${query}`, api, operation, session, fault, response.status].join(' ').toLowerCase();
  const words = byId('filter').value.toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word));
}

function itemOf(entry) {
  const details = element('details', '', summaryOf(entry));
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) details.append(exchangeOf(entry));
  });
  return element('li', '', details);
}

function summaryOf({ time, method, path, query, operation, session, fault, response, violations, duration }) {
  const count = violations.length;
  return element(
    'summary',
    '',
    element('span', 'quiet', new Date(time).toLocaleTimeString()),
    element('span', 'method', method),
    element('span', 'path', query ? `${path}?${query}` : path),
    ...(count > 0 ? [element('span', 'wrong', count === 1 ? '1 violation' : `${count} violations`)] : []),
    ...(fault === undefined ? [] : [element('span', 'fault', fault)]),
    ...(session ? [element('span', 'quiet', `session ${session}`)] : []),
    element('span', 'quiet', operation ?? 'no operation'),
    element('span', 'quiet', `${Math.round(duration * 10) / 10} ms`),
    element('span', `status ${response.status < 400 ? 'good' : 'bad'}`, String(response.status)),
  );
}
