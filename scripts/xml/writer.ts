import type { XmlProblem } from './error.ts';
import type { XmlLimits } from './limits.ts';
import { writeScalar } from './scalar.ts';
import { ShapeBook } from './shape-book.ts';
import type { JsonValue, ResolveReference } from './types.ts';

/** What one writing of a value collects, and the checks that every kind of value shares. */
export class Writer extends ShapeBook {
  readonly problems: XmlProblem[] = [];
  readonly #limits: XmlLimits;

  constructor(resolve: ResolveReference, limits: XmlLimits) {
    super(resolve);
    this.#limits = limits;
  }

  report(path: string, message: string): void {
    this.problems.push({ message, path });
  }

  /** Stops values that are nested deeper than the decoder would read. */
  isTooDeep(depth: number, path: string): boolean {
    const tooDeep = depth > this.#limits.maxDepth;
    if (tooDeep) this.report(path, `the value is nested deeper than ${this.#limits.maxDepth}`);
    return tooDeep;
  }

  /** Text of a scalar; `undefined` after a problem. */
  textOf(value: JsonValue, path: string): string | undefined {
    const text = typeof value === 'object' ? undefined : writeScalar(value);
    if (text === undefined) this.report(path, 'expected a string, a number or a boolean');
    return text;
  }
}
