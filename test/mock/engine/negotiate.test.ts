import { describe, expect, test } from 'vitest';
import { engineOf } from './support.ts';

function negotiating(...types: string[]) {
  const content = Object.fromEntries(types.map((type) => [type, {}]));
  const { engine, operation } = engineOf({
    responses: { 200: { content }, '4XX': { content: { 'text/plain': {} } }, 204: {} },
  });
  return (accept?: string, status = 200) => engine.negotiate(operation, status, accept);
}

describe('of JSON, XML and CSV', () => {
  const negotiate = negotiating('text/csv', 'application/json', 'application/xml');
  test.each([
    [undefined, 'application/json'],
    ['*/*', 'text/csv'],
    ['application/xml', 'application/xml'],
    ['APPLICATION/XML', 'application/xml'],
    ['application/xml;q=0.5, application/json;q=0.9', 'application/json'],
    ['application/xml, */*;q=0.1', 'application/xml'],
    ['application/json;q=0, */*', 'text/csv'],
    ['application/*', 'application/json'],
    ['text/csv; header=present', 'text/csv'],
    ['text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8', 'application/xml'],
    ['garbage, application/xml', 'application/xml'],
    ['application/xml;q=', 'application/xml'],
    ['"a,b", application/xml', 'application/xml'],
  ])('%s gets %s', (accept, type) => {
    expect(negotiate(accept)).toBe(type);
    expect(negotiate(accept)).toBe(type);
  });

  test.each([
    ['image/png', 406],
    ['application/json;q=0', 406],
    [';;', 400],
    ['garbage', 400],
  ])('%s is refused with %i', (accept, status) => {
    expect(() => negotiate(accept)).toThrow(expect.objectContaining({ status }));
    expect(() => negotiate(accept)).toThrow(expect.objectContaining({ status }));
  });
});

test('what is described without JSON begins with what is described first', () => {
  expect(negotiating('text/csv', 'text/html')()).toBe('text/csv');
});

test.each([
  ['*/*', undefined, 'application/json'],
  ['*/*', 'text/html', 'text/html'],
  ['image/*', 'image/png, */*;q=0.1', 'image/png'],
  ['text/*', '*/*', 'text/plain'],
])('a described range %s gives a media type where %s is accepted', (range, accept, type) => {
  expect(negotiating(range)(accept)).toBe(type);
});

test('the response is that of the status, then of its range; one without content has no media type', () => {
  const negotiate = negotiating('application/json');
  expect(negotiate(undefined, 404)).toBe('text/plain');
  expect(negotiate(undefined, 204)).toBeUndefined();
  expect(negotiate(undefined, 500)).toBeUndefined();
});
