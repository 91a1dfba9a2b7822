import { element } from './dom.js';

/** Request and response in full, with what is wrong. */
export function exchangeOf({ request, response, violations, query, path }) {
  const target = query ? `${path}?${query}` : path;
  return element(
    'div',
    'exchange',
    ...(violations.length > 0 ? [violationsOf(violations)] : []),
    messageOf('Request', target, request),
    messageOf('Response', `Status ${response.status}`, response),
  );
}

function violationsOf(violations) {
  const items = violations.map(({ location, message, severity }) =>
    element('li', '', element('code', '', location.join('.')), ` ${message}`, element('span', 'quiet', ` ${severity}`)),
  );
  return element('div', 'violations', element('h3', '', 'Violations'), element('ul', '', ...items));
}

function messageOf(title, line, { headers, body, bytes }) {
  const rows = Object.entries(headers).flatMap(([name, value]) => [element('dt', '', name), element('dd', '', value)]);
  return element(
    'div',
    '',
    element('h3', '', title),
    element('code', '', line),
    element('dl', '', ...rows),
    ...(body ? [element('pre', '', indented(body))] : []),
    element('p', 'quiet', bytes > 0 ? `${bytes} bytes` : 'No body'),
  );
}

function indented(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
