import { checkConfig, placeOf } from './check-config.ts';
import type { ApiSettings, ContactApisConfig, Dates, ImportExtension, Selection } from './define-config.ts';
import { refuse, resolveConfig, type GenerateRequest } from './request.ts';

/** What can be said in flags in place of a configuration file. */
export interface Flags {
  readonly api?: readonly string[];
  readonly spec?: readonly string[];
  readonly output?: string;
  readonly dates?: Dates;
  readonly importExtension?: ImportExtension;
  readonly banner?: string;
  readonly includeTag?: readonly string[];
  readonly includeOperation?: readonly string[];
  readonly excludeTag?: readonly string[];
  readonly excludeOperation?: readonly string[];
}

/**
 * What flags ask for.
 * @throws UsageError with everything that is wrong with them
 */
export function requestOf(flags: Flags, root: string): GenerateRequest {
  const { api: names = [], spec: specs = [], output } = flags;
  const include = selectionOf(flags.includeTag, flags.includeOperation);
  const exclude = selectionOf(flags.excludeTag, flags.excludeOperation);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  refuse('These flags', [
    ...(output === undefined ? [{ place: '--output', message: 'this is missing: name a folder for the clients' }] : []),
    ...(specs.length > 0 && specs.length !== names.length ? [{ place: '--spec', message: pairing(names, specs) }] : []),
    ...twice.map((name) => ({ place: `--api ${name}`, message: 'this stands here twice' })),
    ...((include ?? exclude) && names.length > 1
      ? [{ place: '--include, --exclude', message: 'these go with one --api; with more, write contact-apis.config.ts' }]
      : []),
  ]);
  const settings = names.map((name, index): [string, ApiSettings] => [
    name,
    {
      ...(specs[index] !== undefined && { spec: specs[index] }),
      ...(include && { include }),
      ...(exclude && { exclude }),
    },
  ]);
  const { dates, importExtension, banner } = flags;
  const config: ContactApisConfig = {
    output: output!,
    apis: Object.fromEntries(settings),
    ...(dates !== undefined && { dates }),
    ...(importExtension !== undefined && { importExtension }),
    ...(banner !== undefined && { banner }),
  };
  refuse(
    'These flags',
    checkConfig(config).map((mistake) => ({ ...mistake, place: flagOf(mistake.place, config) })),
  );
  const request = resolveConfig(config, root);
  return { ...request, apis: request.apis.map((api) => ({ ...api, placeOf: filterFlag })) };
}

function selectionOf(tags?: readonly string[], operations?: readonly string[]): Selection | undefined {
  return tags || operations ? { ...(tags && { tags }), ...(operations && { operations }) } : undefined;
}

function pairing(names: readonly string[], specs: readonly string[]): string {
  if (names.length === 0) return `a description needs a name for its client: --api <name> --spec ${specs[0]}`;
  return `each --api has its --spec, in the same order; here are ${names.length} and ${specs.length}`;
}

/** The option that said what stands at a place of a configuration made of flags. */
function flagOf(place: string, { apis }: ContactApisConfig): string {
  const name = Object.keys(apis).find((api) => place.startsWith(placeOf(['apis', api])));
  if (name === undefined) return `--${place}`;
  return place.endsWith('.spec') ? `--spec ${apis[name]?.spec}` : `--api ${name}`;
}

function filterFlag([side, kind]: readonly string[]): string {
  if (side === undefined) return '--include, --exclude';
  return `--${side}-${kind === 'tags' ? 'tag' : 'operation'}`;
}
