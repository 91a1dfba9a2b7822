import { expect, test } from 'vitest';
import { Content } from '../../../scripts/mock/state/content.ts';
import type { Base, Seeding } from '../../../scripts/mock/state/state.ts';
import { SessionState } from '../../../scripts/mock/state/session-state.ts';
import { BaseIndexes } from '../../../scripts/mock/state/value-index.ts';

const base: Base = { size: 1, at: () => ({ id: 1 }), idAt: () => '1', indexOf: (id) => (id === '1' ? 0 : -1) };
const seeding: Seeding = { names: () => [], base: () => base };
const world = { seed: '', contacts: 1 };

const tooManyBytes = (): Error => new Error('There is no room.');

function emptySession(limit: number): SessionState {
  const baseIndexes = new BaseIndexes();
  const session = new SessionState({ seeding, initial: world, baseIndexes, tooManyBytes });
  session.limit = limit;
  return session;
}

test('a collection that was only read is forgotten after many others', () => {
  const content = new Content(world, seeding);
  const first = content.overlay('shop/0');
  expect(content.overlay('shop/0')).toBe(first);
  for (let other = 1; other < 1000; other += 1) content.overlay(`shop/${other}`);
  expect(content.overlay('shop/0')).not.toBe(first);
});

test('a collection that was changed is not', () => {
  const content = new Content(world, seeding);
  content.ownOverlay('shop/0').set('2', { id: 2 });
  for (let other = 1; other < 1000; other += 1) content.overlay(`shop/${other}`);
  expect(content.overlay('shop/0').size).toBe(2);
});

test('many collections of one record each take more room than one of many', () => {
  const [one, many] = [emptySession(Infinity), emptySession(Infinity)];
  for (let index = 0; index < 100; index += 1) {
    one.set('shop/things', `a${index}`, { id: index });
    many.set(`shop/things/${index}`, 'a', { id: index });
  }
  expect(many.bytes).toBeGreaterThan(one.bytes + 100 * 1000);
});

test('what is undone or does not fit leaves nothing behind', () => {
  const session = emptySession(5000);
  session.set('shop/first', '2', { id: 2 });
  const { bytes } = session;
  session.set('shop/second', '2', { id: 2 });
  expect(() => session.set('shop/third', '2', { text: 'x'.repeat(5000) })).toThrow('no room');
  expect(session.delete('shop/fourth', '2')).toBe(false);
  session.undoTo(1);
  expect(session.bytes).toBe(bytes);
  session.undoTo(0);
  expect(session.bytes).toBe(0);
});
