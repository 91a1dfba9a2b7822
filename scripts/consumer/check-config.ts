import { Ajv, type ErrorObject } from 'ajv';
import { apiNamePattern } from '../spec/api-name.ts';
import { isRecord } from '../spec/record.ts';
import { didYouMean } from '../spec/usage-error.ts';
import { configSchema } from './config-schema.ts';
import type { ContactApisConfig } from './define-config.ts';
import { bundledNames } from './bundled.ts';

/** One thing wrong with a configuration. */
export interface Mistake {
  /** Where: a path into the configuration such as `apis.shop.dates`, or an option such as `--dates`. */
  readonly place: string;
  readonly message: string;
}

/** Everything that is wrong with a configuration, as far as it can be told without reading descriptions. */
export function checkConfig(config: unknown): Mistake[] {
  // A key with the value undefined is one that was left out.
  const given = withoutUndefined(config);
  // The schema is our own; to check it against the schema of schemas takes longer than all the rest.
  const options = { allErrors: true, verbose: true, strict: true, allowUnionTypes: true, meta: false } as const;
  const validate = new Ajv({ ...options, validateSchema: false }).compile(configSchema);
  validate(given);
  const shape = (validate.errors ?? []).map(explain);
  const apis = isRecord(given) && isRecord(given['apis']) ? Object.entries(given['apis']) : [];
  return [...shape, ...apis.flatMap(([name, settings]) => checkApi(name, settings))];
}

/** What a configuration says of its APIs, without those that are `undefined`. */
export function listApis({ apis }: ContactApisConfig): [name: string, settings: NonNullable<(typeof apis)[string]>][] {
  return Object.entries(apis).flatMap(([name, settings]) => (settings ? [[name, settings]] : []));
}

function checkApi(name: string, settings: unknown): Mistake[] {
  const place = placeOf(['apis', name]);
  if (!apiNamePattern.test(name)) {
    return [{ place, message: 'a name is made of a-z, 0-9 and -, and starts with a letter' }];
  }
  if (name === 'runtime') return [{ place, message: 'this name is that of the folder all clients share' }];
  if (!isRecord(settings)) return [];
  const { spec } = settings;
  if (typeof spec === 'string') return checkSpec(`${place}.spec`, spec);
  if (spec !== undefined || bundledNames.includes(name)) return [];
  const known = `The package describes ${bundledNames.join(', ')}.`;
  const message = `there is no API of this name.${didYouMean(name, bundledNames)} ${known} Say where it is described, such as spec: './openapi.yaml'`;
  return [{ place, message }];
}

/** What is wrong with the place of a description, if anything. */
function checkSpec(place: string, spec: string): Mistake[] {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(spec)?.[1]?.toLowerCase();
  if (scheme === undefined) return [];
  if (scheme !== 'http' && scheme !== 'https') {
    return [{ place, message: `a description is a file or an http or https URL, not ${scheme}:` }];
  }
  if (!URL.canParse(spec)) return [{ place, message: 'this is no URL' }];
  const { username, password } = new URL(spec);
  if (username === '' && password === '') return [];
  return [{ place, message: 'a URL with credentials is not read; fetch the description into a file first' }];
}

const kinds: Readonly<Record<string, string>> = { string: 'a text', array: 'a list', object: 'an object' };

function explain(error: ErrorObject): Mistake {
  const { keyword, params, parentSchema, data, instancePath } = error;
  const path = instancePath.split('/').slice(1).map(unescape);
  const { missingProperty, additionalProperty, type, i, j } = params as Record<string, unknown>;
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys((parentSchema as { properties: object }).properties);
      const message = `there is no such setting.${didYouMean(String(additionalProperty), known)} Known here: ${known.join(', ')}`;
      return { place: placeOf([...path, String(additionalProperty)]), message };
    }
    case 'required':
      return { place: placeOf([...path, String(missingProperty)]), message: 'this is missing' };
    case 'type':
      return { place: placeOf(path), message: `${show(data)} is not ${kinds[String(type)] ?? String(type)}` };
    case 'enum': {
      const values = (parentSchema as { enum: readonly string[] }).enum;
      const meant = typeof data === 'string' ? didYouMean(data, values) : '';
      return { place: placeOf(path), message: `${show(data)} is not one of ${values.map(show).join(', ')}.${meant}` };
    }
    case 'uniqueItems':
      return { place: placeOf([...path, String(Math.max(Number(i), Number(j)))]), message: 'this stands here twice' };
    default:
      return {
        place: placeOf(path),
        message: keyword.startsWith('min') ? 'this is empty' : (error.message ?? keyword),
      };
  }
}

const unescape = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');

/** A path into a configuration as code would have it. */
export function placeOf(path: readonly string[]): string {
  const steps = path.map((step) => {
    if (/^\d+$/.test(step)) return `[${step}]`;
    return /^[A-Za-z_$][\w$]*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
  });
  return steps.join('').replace(/^\./, '') || 'the configuration';
}

function show(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'function') return 'a function';
  return isRecord(value) ? 'an object' : String(value);
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (!isRecord(value)) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutUndefined(member)]));
}
