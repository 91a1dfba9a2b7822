import type { PrismHttpComponents } from '@stoplight/prism-http';
import { validateInput as prismValidateInput } from '@stoplight/prism-http/dist/validator/index.js';
import { mock } from './generator.ts';

type Components = Pick<PrismHttpComponents, 'logger' | 'route' | 'validateInput' | 'mock'>;

/** The parts of Prism's engine that are ours. */
export function createComponents(): Components {
  return { logger: createSilentLogger(), route, validateInput, mock };
}

/** Our router has already chosen. */
const route: Components['route'] = ({ resources: [operation] }) =>
  operation
    ? { _tag: 'Right', right: operation }
    : { _tag: 'Left', left: new Error('The model describes an operation that Prism does not know.') };

/** Prism's own, which throws where a body or a parameter cannot be taken apart. */
const validateInput: Components['validateInput'] = (options) => {
  try {
    return prismValidateInput(options);
  } catch {
    const message = 'Request is malformed: its body or its parameters cannot be taken apart as described';
    return { _tag: 'Left', left: [{ code: 'malformed', severity: 0, message }] };
  }
};

function silent(): void {}

function createSilentLogger(): Components['logger'] {
  const levels = ['trace', 'debug', 'info', 'success', 'warn', 'error', 'fatal'];
  const logger = { ...Object.fromEntries(levels.map((level) => [level, silent])), child: () => logger };
  return logger as unknown as Components['logger'];
}
