import type { ApiModel } from '../model/model.ts';
import { toIdentifier, toTypeName } from './code.ts';

/** Every name the generated code of one API declares or exports; no two that could meet are alike. */
export interface ApiNames {
  /** Of the client interface, such as `Which50Client`. */
  readonly client: string;
  /** Of the settings type, such as `Which50Options`. */
  readonly options: string;
  /** Of the function that makes a client, such as `createWhich50`. */
  readonly factory: string;
  /** By tag. */
  readonly groups: ReadonlyMap<string, GroupNames>;
  /** Exported name of each component schema. */
  readonly schemas: ReadonlyMap<string, string>;
  /** In the order of the model's operations. */
  readonly operations: readonly OperationNames[];
  /** Names of the runtime that the API's index exports too. */
  readonly runtime: readonly string[];
}

export interface GroupNames {
  /** Property of the client, such as `contactLists`. */
  readonly property: string;
  /** Of the interface, such as `Which50ContactLists`. */
  readonly type: string;
}

export interface OperationNames {
  /** Of the method and the descriptor. */
  readonly method: string;
  readonly result: string;
  readonly body: string;
  readonly options: string;
}

/** What `client.ts` itself declares, imports or uses of the language. */
const inClientModule = `api operations paths createCaller Blob BodyInit CallOptions Client ClientOptions BasicCredential
  NonNullable Object Promise`.split(/\s+/);

const exportedRuntime = ['ApiError', 'ClientError', 'DecodeError', 'InputError'];

/** Gives out the names of one API: schemas keep theirs, and what comes after them is numbered where it would collide. */
export function nameApi(model: ApiModel): ApiNames {
  const types = new NameBook(['paths', 'operations', 'components', 'webhooks']);
  const schemas = new Map(Object.keys(model.schemas).map((name) => [name, types.take(toTypeName(name))]));
  const runtime = exportedRuntime.filter((name) => types.isFree(name));
  types.reserve([...inClientModule, ...exportedRuntime]);
  const name = titleCased(model);
  const [client, options, factory] = [
    types.take(`${name}Client`),
    types.take(`${name}Options`),
    types.take(`create${name}`),
  ];
  const properties = new NameBook(['raw', 'then']);
  const tags = [...new Set(model.operations.map(({ tag }) => tag))];
  const groups = new Map(
    tags.map((tag) => [
      tag,
      { property: properties.take(toIdentifier(tag)), type: types.take(name + toTypeName(tag)) },
    ]),
  );
  const methods = new NameBook([]);
  const operations = model.operations.map(({ id }) => {
    const method = methods.take(toIdentifier(id));
    const typeName = toTypeName(method);
    return {
      method,
      result: types.take(`${typeName}Result`),
      body: types.take(`${typeName}Body`),
      options: types.take(`${typeName}Options`),
    };
  });
  return { client, options, factory, groups, schemas, operations, runtime };
}

/** `CxEngage` for `cxengage`: the API's name, cased as its title has it. */
function titleCased({ name, title }: ApiModel): string {
  const start = title.toLowerCase().indexOf(name.toLowerCase());
  return toTypeName(start < 0 ? name : title.slice(start, start + name.length));
}

/** Names given out in one scope; one that is taken gets a number. */
export class NameBook {
  readonly #taken: Set<string>;

  constructor(taken: readonly string[]) {
    this.#taken = new Set(taken);
  }

  isFree(name: string): boolean {
    return !this.#taken.has(name);
  }

  reserve(names: readonly string[]): void {
    for (const name of names) this.#taken.add(name);
  }

  take(name: string): string {
    let candidate = name;
    for (let count = 2; this.#taken.has(candidate); count++) candidate = `${name}${count}`;
    this.#taken.add(candidate);
    return candidate;
  }
}
