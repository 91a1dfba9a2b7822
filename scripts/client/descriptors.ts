import type { Operation, Parameter } from '../model/model.ts';
import { parameterStyle } from '../model/parameter-style.ts';
import type { ErrorEnvelope } from '../spec/extensions.ts';
import { literal, objectLiteral, pureCall } from './code.ts';
import { keysOf } from './schema-types.ts';
import type { Import } from './module.ts';
import type { Security } from './schemes.ts';
import { optionPlaces, type BodySignature, type Signature } from './signature.ts';

/** What writing the descriptors of one API takes. */
export interface DescriptorContext {
  readonly runtime: Import;
  /** Source text of the shapes of dates, and of the answer in XML, of an operation that has them. */
  readonly datesOf: (operationId: string) => string | undefined;
  readonly xmlOf: (operationId: string) => string | undefined;
  /** Source text of what takes the payload out of an envelope. */
  readonly unwrapOf: (envelope: ErrorEnvelope) => string;
  readonly securityOf: (operation: Operation) => Security;
  /** What operations have when their descriptor does not say. */
  readonly commonSecurity: Security;
}

/** Source text of what the runtime needs to know of an operation: whatever is not the usual. */
export function descriptorSource(signature: Signature, context: DescriptorContext): string {
  const { operation, body } = signature;
  const { runtime } = context;
  const dates = context.datesOf(operation.id);
  const security = context.securityOf(operation);
  const isCommon = literal(security) === literal(context.commonSecurity);
  return objectLiteral([
    ['id', literal(operation.id)],
    ['method', literal(operation.method.toUpperCase())],
    ['path', literal(operation.path)],
    ['styles', stylesSource(signature, runtime)],
    ['parts', partsSource(signature, runtime)],
    ['body', body && bodySource(body, runtime)],
    ['accept', acceptSource(signature)],
    ['read', readerSource(signature, context)],
    ['unwrap', operation.errorEnvelope && context.unwrapOf(operation.errorEnvelope)],
    ['dates', dates && pureCall(runtime('revive'), [dates])],
    ['security', isCommon ? undefined : literal(security)],
  ]);
}

/** Source text of how pages are asked for, and where items and totals stand. */
export function pagingSource({ pagination }: Operation): string {
  const { items, total, ...ways } = pagination ?? { items: '' };
  return objectLiteral([
    ...Object.entries(ways).map(([way, value]) => [way, literal(value)] as const),
    ['items', literal(keysOf(items))],
    ['total', total === undefined ? undefined : literal(keysOf(total))],
  ]);
}

const writers: Readonly<Record<BodySignature['form'], string>> = {
  json: 'json',
  multipart: 'multipart',
  urlencoded: 'form',
  raw: 'binary',
};

function bodySource({ media, form }: BodySignature, runtime: Import): string {
  return objectLiteral([
    ['type', literal(form === 'json' ? asJson(media.type) : media.type)],
    ['write', runtime(writers[form])],
  ]);
}

/** A media type that leaves open what it is stands for JSON where the body is JSON. */
const asJson = (type: string): string => (type.includes('*') ? 'application/json' : type);

/** Refusals may come as JSON whatever a success is. */
function acceptSource({ accept, answer }: Signature): string | undefined {
  const types = answer === 'json' ? accept.map(asJson) : answer === 'none' ? accept : [...accept, '*/*;q=0.1'];
  const header = types.join(', ');
  return header === '' || header === 'application/json' ? undefined : literal(header);
}

function readerSource({ operation, answer }: Signature, { runtime, xmlOf }: DescriptorContext): string | undefined {
  switch (answer) {
    case 'json':
      return undefined;
    case 'none':
      return runtime('readNothing');
    case 'text':
      return runtime('readText');
    case 'blob':
      return undefined;
    case 'xml':
      return pureCall(runtime('readXml'), [xmlOf(operation.id) ?? '']);
  }
}

/** Source text of what takes the payload out of an envelope. */
export function envelopeSource({ status, error, message, data }: ErrorEnvelope, runtime: Import): string {
  const shape = { status: keysOf(status), error, message: keysOf(message), data: keysOf(data) };
  return pureCall(runtime('envelope'), [literal(shape)]);
}

function matchSource({ match }: Operation, runtime: Import): string | undefined {
  if (!match) return undefined;
  const args = match.values === 'query' ? [match.parameter] : [match.parameter, ...keysOf(match.pointer)];
  return pureCall(runtime(match.values === 'query' ? 'matchQuery' : 'matchBody'), args.map(literal));
}

/**
 * Source text of what puts parameters on a request, by the places they stand in. The path is always filled, and what
 * asks for pages goes into the query.
 */
function partsSource({ operation, optional, kind }: Signature, runtime: Import): string | undefined {
  const places = optionPlaces.filter((place) => optional[place].length > 0 || (place === 'query' && kind === 'paged'));
  const match = matchSource(operation, runtime);
  const parts = [...places.map((place) => runtime(`${place}Part`)), ...(match === undefined ? [] : [match])];
  return parts.length === 0 ? undefined : `[${parts.join(', ')}]`;
}

function stylesSource({ operation, optional }: Signature, runtime: Import): string | undefined {
  const path = operation.parameters.filter((parameter) => parameter.in === 'path');
  const places = Object.entries({ path, ...optional }).flatMap(([place, parameters]) => {
    const styles = parameters
      .map((parameter) => [parameter.name, styleSource(parameter, runtime)] as const)
      .filter(([, style]) => style !== undefined);
    return styles.length === 0 ? [] : [[place, objectLiteral(styles)] as const];
  });
  return places.length === 0 ? undefined : objectLiteral(places);
}

/** `undefined` for the default style of the place, and where a style makes no difference. */
function styleSource(parameter: Parameter, runtime: Import): string | undefined {
  const style = parameterStyle(parameter);
  if (parameter.allowReserved && parameter.in === 'query') {
    return pureCall(runtime('reserved'), [runtime(style ?? 'formExploded')]);
  }
  return style && runtime(style);
}
