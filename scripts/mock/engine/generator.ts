import { createRequire } from 'node:module';
import { resetJSONSchemaGenerator } from '@stoplight/prism-http';
import type { PrismHttpComponents } from '@stoplight/prism-http';
import { hash, mulberry32 } from '../world/random.ts';

type MockComponent = PrismHttpComponents['mock'];

const require = createRequire(import.meta.url);
const { default: prismMock } = require('@stoplight/prism-http/dist/mocker') as { default: MockComponent };
/** The very copies of its generators that Prism itself uses. */
const requireOfPrism = createRequire(require.resolve('@stoplight/prism-http'));
const { faker } = requireOfPrism('@faker-js/faker') as {
  faker: { seed(seed?: number): void; setDefaultRefDate(date?: Date): void };
};
const { JSONSchemaFaker } = requireOfPrism('json-schema-faker') as {
  JSONSchemaFaker: { option(name: string, value: unknown): void };
};

/** Prism's own, and ours. */
interface GeneratorSettings {
  readonly dynamic?: boolean;
  readonly seed?: string;
  /** Whether objects that may have other members get some, with made-up names. */
  readonly fills?: boolean;
}

/**
 * Prism's choice and generation of a response, made to depend on nothing but its input: the generators Prism uses draw on
 * state and sources of chance that the whole process shares.
 */
export const mock: MockComponent = (input) => (logger) => {
  const { dynamic, seed = '', fills = false } = input.config as GeneratorSettings;
  return dynamic ? withSeed(hash(seed), fills, () => prismMock(input)(logger)) : prismMock(input)(logger);
};

function withSeed<T>(seed: number, fills: boolean, generate: () => T): T {
  const { random } = Math;
  Math.random = mulberry32(seed);
  faker.seed(seed);
  faker.setDefaultRefDate(new Date(Date.UTC(2025, 0)));
  JSONSchemaFaker.option('fillProperties', fills);
  try {
    return generate();
  } finally {
    Math.random = random;
    faker.seed();
    faker.setDefaultRefDate();
    resetJSONSchemaGenerator();
  }
}
