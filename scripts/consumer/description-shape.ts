import { httpMethods } from '../spec/openapi.ts';
import { isRecord } from '../spec/record.ts';

type Check = (value: unknown) => boolean;

/**
 * Whether the parts of a description that all readers go through have the form that OpenAPI gives them. Schemas are
 * not looked into.
 */
export function hasShapeOfDescription(value: unknown): boolean {
  if (!isRecord(value) || !/^3\.[01]\.\d+/.test(String(value['openapi']))) return false;
  const { info, paths, components = {}, servers = [], security = [] } = value;
  return (
    isRecord(info) &&
    typeof info['title'] === 'string' &&
    typeof info['version'] === 'string' &&
    isList(servers, (server) => isRecord(server) && typeof server['url'] === 'string') &&
    isList(security, isRecord) &&
    isRecord(paths) &&
    Object.keys(paths).some((path) => path.startsWith('/')) &&
    isMap(paths, isPathItem) &&
    isRecord(components) &&
    Object.entries(components).every(([kind, members]) => isMap(members, componentChecks[kind] ?? (() => true)))
  );
}

const isList = (value: unknown, isItem: Check): boolean => Array.isArray(value) && value.every(isItem);

/** Extensions are let through. */
const isMap = (value: unknown, isMember: Check): boolean =>
  isRecord(value) && Object.entries(value).every(([name, member]) => name.startsWith('x-') || isMember(member));

const orReference =
  (isPart: (value: Readonly<Record<string, unknown>>) => boolean): Check =>
  (value) =>
    isRecord(value) && (typeof value['$ref'] === 'string' || isPart(value));

const isSchema: Check = (value) => typeof value === 'boolean' || isRecord(value);

const isContent: Check = (value) =>
  isMap(value, (media) => isRecord(media) && (media['schema'] === undefined || isSchema(media['schema'])));

const places: ReadonlySet<unknown> = new Set(['path', 'query', 'header', 'cookie']);

const isParameter = orReference(
  ({ name, in: place, schema, content }) =>
    typeof name === 'string' && places.has(place) && (schema === undefined ? isContent(content) : isSchema(schema)),
);

const isBody = orReference(({ content }) => isContent(content));

const isResponse = orReference(
  ({ description, content = {} }) => typeof description === 'string' && isContent(content),
);

const isOperation: Check = (value) => {
  if (!isRecord(value)) return false;
  const { operationId = '', tags = [], parameters = [], requestBody, responses, security = [] } = value;
  return (
    typeof operationId === 'string' &&
    isList(tags, (tag) => typeof tag === 'string') &&
    isList(parameters, isParameter) &&
    (requestBody === undefined || isBody(requestBody)) &&
    isMap(responses, isResponse) &&
    isList(security, isRecord)
  );
};

const isPathItem = orReference(
  ({ parameters = [], ...members }) =>
    isList(parameters, isParameter) &&
    httpMethods.every((method) => members[method] === undefined || isOperation(members[method])),
);

const componentChecks: Readonly<Record<string, Check>> = {
  schemas: isSchema,
  parameters: isParameter,
  requestBodies: isBody,
  responses: isResponse,
  pathItems: isPathItem,
  securitySchemes: orReference(({ type }) => typeof type === 'string'),
};
