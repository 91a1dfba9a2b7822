import { isRecord } from '../spec/record.ts';
import { UsageError } from '../spec/usage-error.ts';

/** What a `package.json` shall have. */
export interface Wanted {
  /** Script of the name `generate`. */
  readonly script: string;
  /** Packages that generated clients import, with their ranges. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** Whether another script of that name gives way. */
  readonly force: boolean;
}

/** A changed `package.json`. */
export interface Changed {
  readonly text: string;
  /** The script of the same name that stays in the way. */
  readonly otherScript: string | undefined;
}

const dependencyKinds = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/**
 * Adds what is missing to a `package.json`, and keeps its indentation, line ends and last line.
 * @throws UsageError when the text is not that of a `package.json`
 */
export function changePackageJson(text: string, { script, dependencies, force }: Wanted): Changed {
  const manifest = parsePackageJson(text);
  const scripts = memberOf(manifest, 'scripts');
  const existing = scripts['generate'];
  // A script that runs this among other things is the consumer's way to run it.
  const isOurs = typeof existing === 'string' && existing.includes(script);
  const isFree = existing === undefined || force;
  const missing = Object.entries(dependencies).filter(
    ([name]) => !dependencyKinds.some((kind) => Object.hasOwn(memberOf(manifest, kind), name)),
  );
  const changed = {
    ...manifest,
    ...(isFree && !isOurs && { scripts: { ...scripts, generate: script } }),
    ...(missing.length > 0 && {
      dependencies: sorted({ ...memberOf(manifest, 'dependencies'), ...Object.fromEntries(missing) }),
    }),
  };
  const same = JSON.stringify(changed) === JSON.stringify(manifest);
  return {
    text: same ? text : formatLike(text, changed),
    otherScript: isFree || isOurs ? undefined : String(existing),
  };
}

/** @throws UsageError when the text is not that of a `package.json` */
export function parsePackageJson(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (isRecord(value)) return value;
  } catch (error) {
    throw new UsageError(`package.json cannot be used: ${(error as Error).message}`);
  }
  throw new UsageError('package.json cannot be used: it holds no object.');
}

function memberOf(manifest: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> {
  const member = manifest[name] ?? {};
  if (isRecord(member)) return member;
  throw new UsageError(`package.json cannot be used: its ${name} are no object.`);
}

function sorted(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => a.localeCompare(b, 'en')));
}

function formatLike(text: string, value: unknown): string {
  const [, indent = ''] = /^\uFEFF?\{\r?\n([ \t]+)/.exec(text) ?? [];
  const [end = ''] = /\r?\n$/.exec(text) ?? [];
  const json = JSON.stringify(value, null, indent);
  return (text.includes('\r\n') ? json.replaceAll('\n', '\r\n') : json) + end;
}
