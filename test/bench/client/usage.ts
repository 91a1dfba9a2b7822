import type { ApiModel, MediaType, Operation, Parameter, ParameterLocation } from '../../../scripts/model/model.ts';

/** An operation with the example arguments of its description, each as TypeScript source. */
export interface Usage {
  readonly operation: Operation;
  readonly path: Arguments;
  readonly query: Arguments;
  readonly header: Arguments;
  /** `undefined` where the operation takes none. */
  readonly body: Body | undefined;
}

/** TypeScript source of a body as an object; in that of a form, files are {@link file}. */
export interface Body {
  readonly type: string;
  readonly source: string;
}

/** Source of a file. */
export const file = "new Blob(['a file'])";

/** TypeScript source of each argument, by the parameter's name. */
export type Arguments = Readonly<Record<string, string>>;

/** One usage of every operation of an API. */
export function usagesOf(model: ApiModel): Usage[] {
  return model.operations.map((operation) => ({
    operation,
    path: argumentsIn(operation, 'path'),
    query: argumentsIn(operation, 'query'),
    header: argumentsIn(operation, 'header'),
    body: operation.requestBody && exampleBody(operation, operation.requestBody.content[0]!),
  }));
}

function argumentsIn({ id, parameters }: Operation, place: ParameterLocation): Arguments {
  const chosen = parameters.filter((parameter) => parameter.in === place);
  return Object.fromEntries(chosen.map((parameter) => [parameter.name, exampleOf(id, parameter)]));
}

function exampleOf(id: string, { name, example }: Parameter): string {
  if (example === undefined) throw new Error(`${id} has no example of ${name}`);
  return JSON.stringify(example);
}

/** The fields of a multipart body are files here. */
function exampleBody({ id }: Operation, { type, examples }: MediaType): Body {
  const example = examples[0]?.value;
  if (example === undefined) throw new Error(`${id} has no example body`);
  if (type !== 'multipart/form-data') return { type, source: JSON.stringify(example) };
  const fields = Object.keys(example as object);
  return { type, source: objectOf(Object.fromEntries(fields.map((field) => [field, file]))) };
}

/** Source of an object whose members are given as source. */
export function objectOf(members: Readonly<Record<string, string | undefined>>): string {
  const written = Object.entries(members).filter(([, value]) => value !== undefined);
  return `{ ${written.map(([name, value]) => `${JSON.stringify(name)}: ${value}`).join(', ')} }`;
}

/** Like {@link objectOf}, but `undefined` where it would be empty. */
export function filledObject(members: Readonly<Record<string, string | undefined>>): string | undefined {
  return Object.values(members).some((value) => value !== undefined) ? objectOf(members) : undefined;
}
