import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '../..');
const windows = process.platform === 'win32';
const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];

/** A consumer's repo with this package installed from its tarball. */
export interface Installation {
  readonly folder: string;
  /** Absolute path of a file of the tools that `package.json` beside this file pins. */
  tool(name: string): string;
  /** Files of the tarball. */
  readonly packed: readonly string[];
  /** Runs a program of the repo as `npx` does; gives what it says. Rejects when it fails. */
  exec(...command: string[]): Promise<string>;
  /** Runs a script of package.json. */
  run(script: string): Promise<string>;
  install(): Promise<void>;
  remove(): Promise<void>;
}

/** Packs this package and installs it in a new repo, and the tools for what comes of it beside that. */
export async function installPackage(): Promise<Installation> {
  const home = await realpath(await mkdtemp(path.join(tmpdir(), 'contact-apis-consumer-')));
  const [folder, tools] = [path.join(home, 'repo'), path.join(home, 'tools')];
  await mkdir(tools);
  await cp(path.join(import.meta.dirname, 'package.json'), path.join(tools, 'package.json'));
  await cp(path.join(import.meta.dirname, 'project'), folder, { recursive: true });
  const [packed] = await Promise.all([pack(home), execute('npm', ['install', ...quiet], tools)]);
  const names = [`../${packed.filename}`, `@types/node@${typesOfNode}`];
  await execute('npm', ['install', '--save-dev', ...names, ...quiet], folder);
  return {
    folder,
    packed: packed.files.map((file) => file.path),
    tool: (name) => path.join(tools, 'node_modules', name),
    exec: (...command) => execute('npm', ['exec', '--', ...command], folder),
    run: (script) => execute('npm', ['run', '--silent', script], folder),
    install: async () => void (await execute('npm', ['install', ...quiet], folder)),
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

const typesOfNode = packageJson.devDependencies['@types/node'];

async function pack(folder: string): Promise<Packed> {
  return parsePacked(await execute('npm', ['pack', '--json', '--pack-destination', folder, '--loglevel=error'], root));
}

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** What npm says of the tarball, between what scripts say: an object by package name, or a list in older versions. */
function parsePacked(text: string): Packed {
  const [json = ''] = /^[[{]$[^]*^[\]}]$/m.exec(text) ?? [];
  return Object.values(JSON.parse(json) as readonly Packed[] | Record<string, Packed>)[0]!;
}

/** Runs a program to its end and gives what it says, on stderr too. */
export async function execute(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const options = { cwd, shell: windows, env: { ...process.env, ...env }, maxBuffer: 2 ** 26 };
  try {
    const { stdout, stderr } = await promisify(execFile)(program, [...args], options);
    return stdout + stderr;
  } catch (error) {
    const { message, stdout = '', stderr = '' } = error as { message: string; stdout?: string; stderr?: string };
    throw new Error(`${message}\n${stdout}${stderr}`, { cause: error });
  }
}

/** A mock in a process of its own. */
export interface MockProcess {
  readonly url: string;
  stop(): void;
}

/** Starts the mock of an installed package on a free port, as its repo configures it. */
export function startMock(node: string, folder: string): Promise<MockProcess> {
  const cli = path.join(folder, 'node_modules/contact-apis/dist/scripts/bin.js');
  const child = spawn(node, [cli, 'mock', '--port', '0'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (url && said.includes('Ctrl-C')) resolve({ url, stop: () => void child.kill() });
    });
    child.on('error', reject).on('exit', (code) => reject(new Error(`The mock ended with ${code}:\n${said}`)));
  });
}
