import { createRequire } from 'node:module';
import { resetJSONSchemaGenerator } from '@stoplight/prism-http';
import type { PrismHttpComponents } from '@stoplight/prism-http';

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

/**
 * Prism's choice and generation of a response, made to depend on nothing but its input: the generators Prism uses draw on
 * state and sources of chance that the whole process shares.
 */
export const mock: MockComponent = (input) => (logger) => {
  const { dynamic, seed = '' } = input.config;
  return dynamic ? withSeed(hash(seed), () => prismMock(input)(logger)) : prismMock(input)(logger);
};

function withSeed<T>(seed: number, generate: () => T): T {
  const { random } = Math;
  Math.random = createRandom(seed);
  faker.seed(seed);
  faker.setDefaultRefDate(new Date(Date.UTC(2025, 0)));
  // Objects that may have other members get none with made-up names.
  JSONSchemaFaker.option('fillProperties', false);
  try {
    return generate();
  } finally {
    Math.random = random;
    faker.seed();
    faker.setDefaultRefDate();
    resetJSONSchemaGenerator();
  }
}

/** FNV-1a. */
function hash(text: string): number {
  return [...text].reduce((sum, char) => Math.imul(sum ^ char.codePointAt(0)!, 16_777_619), -2_128_831_035) >>> 0;
}

/** Mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
