import type { XmlLimits } from './limits.ts';

/** Settings of both directions of the codec. */
export interface XmlOptions {
  /** Name of the root element where neither `xml.name` nor a component names it. Default `value`. */
  rootName?: string;
  /** Bounds that differ from the default ones. */
  limits?: Partial<XmlLimits>;
}
