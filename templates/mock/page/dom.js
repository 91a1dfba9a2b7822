/** @param {string} id */
export const byId = (id) => document.getElementById(id);

/**
 * An element with text and elements in it. Text goes in as text, whatever it looks like.
 * @param {string} tag
 * @param {string} className
 * @param {...(string | Node)} children
 */
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** @param {string} label @param {() => unknown} action */
export function button(label, action) {
  const made = element('button', '', label);
  made.type = 'button';
  made.addEventListener('click', action);
  return made;
}

/** Fills a select, and keeps what is chosen where it is still there. @param {[value: string, label: string][]} options */
export function fillSelect(select, options) {
  const chosen = select.value;
  const made = options.map(([value, label]) => new Option(label, value));
  const isSame =
    made.length === select.options.length &&
    made.every(({ value, text }, i) => value === select.options[i].value && text === select.options[i].text);
  if (isSame) return;
  select.replaceChildren(...made);
  if (options.some(([value]) => value === chosen)) select.value = chosen;
}

let fading;

/** Tells what was done, or what went wrong. @param {string} text */
export function tell(text, isProblem = false) {
  const message = byId('message');
  message.textContent = text;
  message.className = isProblem ? 'problem' : '';
  message.hidden = text === '';
  clearTimeout(fading);
  if (!isProblem) fading = setTimeout(() => (message.hidden = true), 4000);
}

/** Runs an action of the user, and tells where it fails. @param {string} done @param {() => Promise<unknown>} action */
export async function act(done, action) {
  try {
    await action();
    tell(done);
  } catch (error) {
    tell(error.message, true);
  }
}

/** @param {string} id of a form @param {() => unknown} action */
export function onSubmit(form, action) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void action();
  });
}
