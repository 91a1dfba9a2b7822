import type { ElementName } from './names.ts';
import type { QualifiedName } from './namespaces.ts';

/** An attribute to be written. */
export interface AttributeNode {
  name: ElementName;
  value: string;
}

/** An element to be written, its prefixes still open. */
export interface ElementNode {
  name: ElementName;
  attributes: AttributeNode[];
  children: ElementNode[];
  text: string;
  nil: boolean;
  /** Type to be named by `xsi:type`. */
  type: QualifiedName | undefined;
  /** Namespace of the contents, given a prefix on this element when nothing stands for it yet. */
  contents: string | undefined;
  /** Whether `xmlns:i` is declared here even if nothing needs it, as DataContractSerializer does on its root. */
  instance: boolean;
}

/** An element with nothing but other elements in it. */
export function elementNode(name: ElementName, children: ElementNode[] = []): ElementNode {
  return {
    name,
    attributes: [],
    children,
    text: '',
    nil: false,
    type: undefined,
    contents: undefined,
    instance: false,
  };
}
