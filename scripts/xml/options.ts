import type { XmlLimits } from './limits.ts';
import type { ShapeBook } from './shape-book.ts';

/** Settings of both directions of the codec. */
export interface XmlOptions {
  /** Name of the root element where neither `xml.name` nor a component names it. Default `value`. */
  rootName?: string;
  /** Bounds that differ from the default ones. */
  limits?: Partial<XmlLimits>;
  /** What was found out of schemas before; for those who read or write many values of one document. */
  shapes?: ShapeBook;
}
