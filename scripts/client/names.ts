import type { ApiModel } from '../model/model.ts';
import { toIdentifier, toPropertyName, toTypeName } from './code.ts';
import { namesInUse, runtimeClasses, runtimeTypes } from './runtime-names.ts';

/** Every name the generated code of one API declares or exports; no two that could meet are alike. */
export interface ApiNames {
  /** Of the client interface, such as `Which50Client`. */
  readonly client: string;
  /** Of the settings type, such as `Which50Options`. */
  readonly options: string;
  /** Of the type of the credentials, such as `Which50Credentials`. */
  readonly credentials: string;
  /** Of the function that makes a client, such as `createWhich50`. */
  readonly factory: string;
  /** Of the function that makes a connection for standalone functions, such as `connectWhich50`. */
  readonly connect: string;
  /** By tag. */
  readonly groups: ReadonlyMap<string, GroupNames>;
  /** Exported name of each component schema. */
  readonly schemas: ReadonlyMap<string, string>;
  /** In the order of the model's operations. */
  readonly operations: readonly OperationNames[];
  /** Types of the runtime that the API's index exports too. */
  readonly runtimeTypes: readonly string[];
}

export interface GroupNames {
  /** Property of the client, such as `contactLists`. */
  readonly property: string;
  /** Of the interface, such as `Which50ContactLists`. */
  readonly type: string;
}

export interface OperationNames {
  /** Of the standalone function. */
  readonly method: string;
  /** Of the method in its group: the same, unless that is a reserved word. */
  readonly property: string;
  readonly body: string;
  readonly options: string;
  readonly result: string;
  readonly error: string;
  /** Of the items of a paged operation. */
  readonly item: string;
}

/**
 * Gives out the names of one API. Schemas keep theirs, and what comes after them is numbered where it would collide;
 * only a schema called like an error class of the runtime, which every API exports, becomes `<Name>Model`.
 */
export function nameApi(model: ApiModel): ApiNames {
  const book = new NameBook(['paths', 'operations', 'components', ...runtimeClasses]);
  const schemas = nameSchemas(model, book);
  const exported = runtimeTypes.filter((name) => book.isFree(name));
  book.reserve(namesInUse);
  const name = titleCased(model);
  const [client, options, credentials, factory, connect] = [
    book.take(`${name}Client`),
    book.take(`${name}Options`),
    book.take(`${name}Credentials`),
    book.take(`create${name}`),
    book.take(`connect${name}`),
  ];
  const groups = nameGroups(model, name, book);
  const operations = nameOperations(model, book);
  return { client, options, credentials, factory, connect, groups, schemas, operations, runtimeTypes: exported };
}

function nameSchemas({ schemas }: ApiModel, book: NameBook): Map<string, string> {
  const classes: readonly string[] = runtimeClasses;
  return new Map(
    Object.keys(schemas).map((name) => {
      const type = toTypeName(name);
      return [name, book.take(classes.includes(type) ? `${type}Model` : type)];
    }),
  );
}

function nameGroups({ operations }: ApiModel, api: string, book: NameBook): Map<string, GroupNames> {
  const properties = new NameBook(['connection', 'raw']);
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return new Map(
    tags.map((tag) => [tag, { property: properties.take(toMemberName(tag)), type: book.take(api + toTypeName(tag)) }]),
  );
}

/** A name of a member; with `then` the object would be taken for a promise. */
function toMemberName(text: string): string {
  const name = toPropertyName(text);
  return name === 'then' || name === 'constructor' ? `${name}_` : name;
}

function nameOperations({ operations }: ApiModel, book: NameBook): OperationNames[] {
  const properties = new NameBook([]);
  return operations.map(({ id }) => {
    const property = properties.take(toMemberName(id));
    const type = toTypeName(property);
    return {
      property,
      method: book.take(toIdentifier(property)),
      body: book.take(`${type}Body`),
      options: book.take(`${type}Options`),
      result: book.take(`${type}Result`),
      error: book.take(`${type}Error`),
      item: book.take(`${type}Item`),
    };
  });
}

/** `CxEngage` for `cxengage`: the API's name, cased as its title has it. */
function titleCased({ name, title }: ApiModel): string {
  const start = title.toLowerCase().indexOf(name.toLowerCase());
  return toTypeName(start < 0 ? name : title.slice(start, start + name.length));
}

/** Names given out in one scope; one that is taken gets a number. */
export class NameBook {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  isFree(name: string): boolean {
    return !this.#taken.has(name);
  }

  reserve(names: Iterable<string>): void {
    for (const name of names) this.#taken.add(name);
  }

  take(name: string): string {
    let candidate = name;
    for (let count = 2; this.#taken.has(candidate); count++) candidate = `${name}${count}`;
    this.#taken.add(candidate);
    return candidate;
  }
}
