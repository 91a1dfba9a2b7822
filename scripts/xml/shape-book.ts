import { isRecord } from '../spec/record.ts';
import { shapeOf, type Shape } from './shape.ts';
import type { ResolveReference, SchemaPlace } from './types.ts';

/** Looks shapes up and remembers them, as the items of a list all share one. */
export class ShapeBook {
  readonly resolve: ResolveReference;
  readonly #shapes: WeakMap<object, Shape>;

  constructor(resolve: ResolveReference, shared?: ShapeBook) {
    this.resolve = resolve;
    this.#shapes = shared ? shared.#shapes : new WeakMap();
  }

  shapeOf(place: SchemaPlace): Shape {
    if (!isRecord(place.schema)) return shapeOf(place, this.resolve);
    const known = this.#shapes.get(place.schema);
    if (known !== undefined) return known;
    const shape = shapeOf(place, this.resolve);
    this.#shapes.set(place.schema, shape);
    return shape;
  }

  /** `innerOf`, ready to be handed on. */
  readonly inner = (shape: Shape): Shape => this.innerOf(shape);

  /** Shape of an array's items, or of a dictionary's values. */
  innerOf(shape: Shape): Shape {
    return this.shapeOf(shape.kind === 'dictionary' ? (shape.extra ?? { schema: true }) : shape.items);
  }
}
