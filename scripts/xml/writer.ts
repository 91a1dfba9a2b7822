import { Attempt } from './attempt.ts';
import { writeScalar } from './scalar.ts';
import type { JsonValue } from './types.ts';

/** What one writing of a value collects, and the checks that every kind of value shares. */
export class Writer extends Attempt {
  /** A writer that collects problems of its own, for trying one case of several. */
  fork(): Writer {
    return new Writer(this.resolve, this.limits, this);
  }

  report(path: string, message: string): void {
    this.add({ message, path });
  }

  /** Stops values that are nested deeper than the decoder would read. */
  isTooDeep(depth: number, path: string): boolean {
    const tooDeep = depth > this.limits.maxDepth;
    if (tooDeep) this.report(path, `the value is nested deeper than ${this.limits.maxDepth}`);
    return tooDeep;
  }

  /** Text of a scalar; `undefined` after a problem. */
  textOf(value: JsonValue, path: string): string | undefined {
    const text = typeof value === 'object' ? undefined : writeScalar(value);
    if (text === undefined) this.report(path, 'expected a string, a number or a boolean');
    return text;
  }
}
