import type { Base } from './state.ts';

/** The base of a collection that nobody seeds. */
export const emptyBase: Base = {
  size: 0,
  at: () => {
    throw new RangeError('There are no records.');
  },
  idAt: () => {
    throw new RangeError('There are no records.');
  },
  indexOf: () => -1,
};
