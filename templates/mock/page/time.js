import { act, byId, onSubmit } from './dom.js';
import { ask } from './plane.js';

let isFrozen = false;

export function startTime() {
  byId('freeze').addEventListener('click', () =>
    isFrozen
      ? change('The clock runs.', 'PUT', '', { frozen: false })
      : change('The clock stands still.', 'PUT', '', { frozen: true }),
  );
  byId('reset-time').addEventListener('click', () => change('It is as late as on the machine.', 'DELETE', ''));
  onSubmit(byId('advance'), () => change('The clock was moved.', 'POST', '/advance', { by: byId('span').value }));
  onSubmit(byId('set-time'), () =>
    change('The clock is set.', 'PUT', '', { now: new Date(`${byId('moment').value}Z`).toISOString() }),
  );
}

export async function pollTime() {
  show(await ask('GET', '/time'));
}

function change(done, method, place, body) {
  return act(done, async () => show(await ask(method, `/time${place}`, body ? { body } : {})));
}

function show({ now, frozen }) {
  isFrozen = frozen;
  byId('now').dateTime = now;
  byId('now').textContent = `${now.slice(0, 19).replace('T', ' ')} UTC`;
  byId('clock-state').textContent = frozen ? 'frozen' : 'running';
  byId('freeze').textContent = frozen ? 'Run' : 'Freeze';
}
