import type { Base } from '../../../state/state.ts';
import { createNumericIds } from '../../../world/ids.ts';
import type { World } from '../../../world/world.ts';
import type { LinkedDataRecord } from '../kinds.ts';

const examples: readonly LinkedDataRecord[] = [
  { PolicyNumber: 'HI-20417', Product: 'Home', Premium: 412.5 },
  { PolicyNumber: 'HI-20533', Product: 'Motor', Premium: 688.25 },
];

const products = ['Home', 'Motor', 'Travel'];

/** The policies: one for each person, the first two those of the description's example. */
export function createPolicies(world: World): Base<LinkedDataRecord> {
  return numbered(world.contacts, (index) => {
    const random = world.random('which50', 'policy', index);
    const Premium = random.integer(20_000, 120_000) / 100;
    return examples[index] ?? { PolicyNumber: `HI-${20_533 + index}`, Product: random.pick(products), Premium };
  });
}

const branches: readonly LinkedDataRecord[] = [
  { Branch: 'Harbour Street', City: 'Dublin', Postcode: 'D01 F5P2' },
  { Branch: 'Circular Quay', City: 'Sydney', Postcode: '2000' },
  { Branch: 'Embarcadero', City: 'San Francisco', Postcode: '94111' },
];

/** The branches, which have nothing to do with contacts. */
export function createBranches(): Base<LinkedDataRecord> {
  return numbered(branches.length, (index) => branches[index]!);
}

function numbered(size: number, at: (index: number) => LinkedDataRecord): Base<LinkedDataRecord> {
  const ids = createNumericIds({ first: 1, size });
  return { size, at, idAt: (index) => ids.at(index), indexOf: (id) => ids.indexOf(id) };
}
