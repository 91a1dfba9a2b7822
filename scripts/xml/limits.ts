/** Bounds on what the codec takes, so that no document can exhaust the process. */
export interface XmlLimits {
  /** Longest text, in UTF-16 code units. Default 1,000,000. */
  maxLength: number;
  /** Deepest nesting of elements. Default 64. */
  maxDepth: number;
  /** Most elements compared with a schema, counting every alternative tried. Default 1,000,000. */
  maxSteps: number;
  /** Most problems an error lists. Default 100. */
  maxProblems: number;
}

/** The bounds that hold where a caller names none. */
export const defaultLimits: XmlLimits = { maxLength: 1_000_000, maxDepth: 64, maxSteps: 1_000_000, maxProblems: 100 };
