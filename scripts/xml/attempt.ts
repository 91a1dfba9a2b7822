import { xmlError, type XmlProblem } from './error.ts';
import type { XmlLimits } from './limits.ts';
import { ShapeBook } from './shape-book.ts';
import type { ResolveReference } from './types.ts';

/** One reading or writing, of the whole or of one case of several: what is wrong with it, and the work it took. */
export class Attempt extends ShapeBook {
  readonly problems: XmlProblem[] = [];
  protected readonly limits: XmlLimits;
  readonly #work: { steps: number };

  /** @param origin what this is a part of: the two share their work and keep problems of their own; or known shapes */
  constructor(resolve: ResolveReference, limits: XmlLimits, origin?: ShapeBook) {
    super(resolve, origin);
    this.limits = limits;
    this.#work = origin instanceof Attempt ? origin.#work : { steps: 0 };
  }

  /** Counts the work done, as cases inside cases multiply. */
  step(): void {
    this.#work.steps += 1;
    if (this.#work.steps > this.limits.maxSteps) {
      throw xmlError(`the document takes more than ${this.limits.maxSteps} steps`);
    }
  }

  /** Keeps problems for the error. */
  add(...problems: readonly XmlProblem[]): void {
    this.problems.push(...problems.slice(0, this.limits.maxProblems - this.problems.length));
  }
}
