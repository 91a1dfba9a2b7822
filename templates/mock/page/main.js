import { byId, onSubmit, tell } from './dom.js';
import { loadOperations, pollFaults, startFaults } from './faults.js';
import { forgetJournal, pollJournal, startJournal } from './journal.js';
import { keepToken, takeToken, TokenWanted } from './plane.js';
import { loadScenarios, loadWorld, pollSessions, startSessions } from './sessions.js';
import { loadState, startState } from './state.js';
import { pollTime, startTime } from './time.js';

/** Milliseconds between one look and the next. */
const pace = 1000;

let isConnected = false;

async function reload() {
  await pollSessions();
  await Promise.all([loadWorld(), loadScenarios(), loadOperations(), pollTime(), pollFaults()]);
  if (!byId('state').hidden) await loadState();
}

async function look() {
  if (!isConnected) {
    forgetJournal();
    await reload();
    tell('');
    byId('ask-token').hidden = true;
    isConnected = true;
  }
  // First whether the chosen session is still there: to ask about one that ended is to begin it anew.
  await pollSessions();
  await Promise.all([pollJournal(), pollTime(), pollFaults()]);
}

async function keepLooking() {
  if (!document.hidden) {
    try {
      await look();
    } catch (error) {
      isConnected = false;
      tell(error.message, true);
      byId('ask-token').hidden = !(error instanceof TokenWanted);
      if (error instanceof TokenWanted) return;
    }
  }
  setTimeout(keepLooking, pace);
}

function startTabs() {
  const tabs = [byId('journal-tab'), byId('state-tab')];
  const select = (chosen) => {
    for (const tab of tabs) {
      const isChosen = tab === chosen;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      byId(tab.getAttribute('aria-controls')).hidden = !isChosen;
    }
    if (chosen.id === 'state-tab') void loadState();
  };
  for (const [i, tab] of tabs.entries()) {
    tab.addEventListener('click', () => select(tab));
    tab.addEventListener('keydown', ({ key }) => {
      if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
      const other = tabs[(i + 1) % tabs.length];
      other.focus();
      select(other);
    });
  }
}

takeToken();
startTabs();
startJournal();
startState();
startFaults();
startTime();
startSessions(reload);
onSubmit(byId('ask-token'), () => {
  keepToken(byId('token').value);
  byId('token').value = '';
  return keepLooking();
});
void keepLooking();
