import { literal, objectLiteral, toIdentifier } from '../code.ts';
import type { NameBook } from '../names.ts';
import type { State } from './states.ts';

/** Writes states as the data that the runtime follows. Those met again get a constant of their own. */
export class ShapeWriter {
  /** Declarations, each after what it needs. */
  readonly shared: string[] = [];
  readonly #names: NameBook;
  readonly #met = new Map<State, number>();
  readonly #holding = new Map<State, boolean>();
  readonly #constants = new Map<State, { readonly name: string; isWritten: boolean }>();

  constructor(roots: readonly State[], names: NameBook) {
    this.#names = names;
    const visit = (state: State): void => {
      const times = this.#met.get(state) ?? 0;
      this.#met.set(state, times + 1);
      if (times === 0) insideOf(state).forEach(visit);
    };
    roots.filter((root) => this.holdsDates(root)).forEach(visit);
  }

  /** Whether there may be a date in a value. */
  holdsDates(state: State): boolean {
    const known = this.#holding.get(state);
    if (known !== undefined) return known;
    const seen = new Set<State>();
    const search = (next: State): boolean => {
      if (next.text !== undefined || this.#holding.get(next) === true) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return insideOf(next).some(search);
    };
    const found = search(state);
    if (found) this.#holding.set(state, true);
    else for (const each of seen) this.#holding.set(each, false);
    return found;
  }

  /** Source text of a state's shape. */
  write(state: State): string {
    const constant = this.#constants.get(state);
    if (constant) return constant.isWritten ? constant.name : `() => ${constant.name}`;
    if ((this.#met.get(state) ?? 0) < 2 || insideOf(state).every((inner) => !this.holdsDates(inner))) {
      return this.#shapeOf(state);
    }
    const started = { name: this.#names.take(toIdentifier(state.name ?? 'shape')), isWritten: false };
    this.#constants.set(state, started);
    this.shared.push(`const ${started.name}: DateShape = ${this.#shapeOf(state)};`);
    started.isWritten = true;
    return started.name;
  }

  #shapeOf(state: State): string {
    const { text, members, rest, first, items, tag } = state;
    const restShape = this.#where(rest);
    const named = [...members].map(([name, member]) => [name, this.#where(member) ?? (restShape && 'null')] as const);
    const itemShape = this.#where(items);
    const firstShapes = first.map((item) => this.#where(item) ?? 'null');
    const cases = tag && [...tag.cases].map(([name, each]) => [name, this.#where(each)] as const);
    const [alike, ...different] = new Set(cases?.map(([, shape]) => shape));
    if (alike !== undefined && different.length === 0 && !itemShape && !text) return alike;
    const inside = objectOf([
      ['members', objectOf(named)],
      ['rest', restShape],
      ['first', (itemShape ?? firstShapes.some((shape) => shape !== 'null')) ? listOf(firstShapes) : undefined],
      ['items', itemShape],
      ['tag', tag && literal(tag.member)],
      ['cases', cases && objectOf(cases)],
    ]);
    if (text === undefined) return inside ?? '{}';
    return inside === undefined ? literal(text) : `{ text: ${literal(text)}, ${inside.slice(1)}`;
  }

  #where(state: State | undefined): string | undefined {
    return state && this.holdsDates(state) ? this.write(state) : undefined;
  }
}

function insideOf({ members, rest, first, items, tag }: State): State[] {
  return [...members.values(), rest, ...first, items, ...(tag?.cases.values() ?? [])].filter(
    (state) => state !== undefined,
  );
}

function listOf(shapes: readonly string[]): string | undefined {
  return shapes.length === 0 ? undefined : `[${shapes.join(', ')}]`;
}

function objectOf(members: readonly (readonly [string, string | undefined])[]): string | undefined {
  const source = objectLiteral(members);
  return source === '{}' ? undefined : source;
}
