import { act, byId, element, fillSelect, onSubmit, tell } from './dom.js';
import { ask } from './plane.js';

const pageSize = 50;
let offset = 0;

export function startState() {
  byId('collection').addEventListener('change', () => show(0));
  byId('previous').addEventListener('click', () => show(offset - pageSize));
  byId('next').addEventListener('click', () => show(offset + pageSize));
  byId('reload-records').addEventListener('click', () => loadState());
  byId('add-record').addEventListener('click', () => edit('', {}));
  byId('close-editor').addEventListener('click', () => byId('editor').close());
  byId('delete-record').addEventListener('click', () => change('Deleted.', 'DELETE'));
  onSubmit(byId('editor').querySelector('form'), save);
}

/** Lists the collections, and the records of the one that is chosen. */
export async function loadState() {
  try {
    const collections = await ask('GET', '/state');
    fillSelect(
      byId('collection'),
      collections.map(({ name, size }) => [name, `${name} (${size})`]),
    );
    byId('add-record').disabled = collections.length === 0;
    await show(offset);
  } catch (error) {
    tell(error.message, true);
  }
}

async function show(from) {
  const name = byId('collection').value;
  if (!name) return byId('records').replaceChildren();
  const page = await ask('GET', `${placeOf(name)}?offset=${Math.max(0, from)}&limit=${pageSize}`).catch((error) =>
    tell(error.message, true),
  );
  if (!page) return undefined;
  const { total, records } = page;
  if (records.length === 0 && page.offset > 0) return show(Math.max(0, total - pageSize));
  offset = page.offset;
  byId('records').replaceChildren(...records.map(itemOf));
  byId('range').textContent = total === 0 ? 'no records' : `${offset + 1} to ${offset + records.length} of ${total}`;
  byId('previous').disabled = offset === 0;
  byId('next').disabled = offset + records.length >= total;
  return undefined;
}

function itemOf({ id, record }) {
  const open = element(
    'button',
    '',
    element('code', '', id),
    element('span', 'preview', JSON.stringify(record).slice(0, 300)),
  );
  open.type = 'button';
  open.addEventListener('click', () => edit(id, record));
  return element('li', '', open);
}

function edit(id, record) {
  byId('editor-title').textContent = `${id ? 'Record' : 'New record'} in ${byId('collection').value}`;
  byId('record-id').value = id;
  byId('record-id').readOnly = id !== '';
  byId('delete-record').hidden = id === '';
  byId('record').value = JSON.stringify(record, null, 2);
  byId('record-problem').textContent = '';
  byId('editor').showModal();
}

async function save() {
  try {
    await change('Saved.', 'PUT', { body: JSON.parse(byId('record').value) });
  } catch (error) {
    byId('record-problem').textContent = `This is no JSON. ${error.message}`;
  }
}

async function change(done, method, options) {
  const place = `${placeOf(byId('collection').value)}/${encodeURIComponent(byId('record-id').value)}`;
  try {
    await ask(method, place, options);
  } catch (error) {
    byId('record-problem').textContent = error.message;
    return;
  }
  byId('editor').close();
  await act(done, loadState);
}

/** The kind of a collection may have slashes in it. */
function placeOf(collection) {
  const [api, ...kind] = collection.split('/');
  return `/state/${encodeURIComponent(api)}/${encodeURIComponent(kind.join('/'))}`;
}
