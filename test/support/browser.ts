import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';

/**
 * Starts a headless Chrome: that of `CHROME_PATH`, else an installed one, else, on Linux, that of `@sparticuz/chromium`.
 * Close it when done.
 * @throws Error when there is none
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findChrome(),
    // A container has no user namespaces for the sandbox, and the pages under test are our own.
    args: ['--no-sandbox', '--disable-gpu'],
  });
}

/**
 * Path of the executable that {@link launchBrowser} starts.
 * @throws Error when there is none
 */
export async function findChrome(): Promise<string> {
  const installed = process.env['CHROME_PATH'] ?? usualPlaces(process.platform).find((file) => existsSync(file));
  if (installed) return installed;
  if (process.platform === 'linux' && process.arch === 'x64') return unpackChromium();
  throw new Error('No Chrome was found. Install one, or set CHROME_PATH to its executable.');
}

function usualPlaces(platform: NodeJS.Platform): string[] {
  switch (platform) {
    case 'darwin':
      return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
      );
    case 'win32':
      return [process.env['ProgramFiles'], process.env['ProgramFiles(x86)'], process.env['LOCALAPPDATA']]
        .filter((folder) => folder !== undefined)
        .map((folder) => path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'));
    default:
      return ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'].map(
        (name) => `/usr/bin/${name}`,
      );
  }
}

/** The package's own unpacking shares one file in the temporary folder, which parallel tests then run half-written. */
async function unpackChromium(): Promise<string> {
  const packageFolder = path.resolve(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../..');
  const { version } = JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const cache = path.resolve(packageFolder, '../../.cache/contact-apis');
  const executable = path.join(cache, `chromium-${version}`);
  if (existsSync(executable)) return executable;
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(path.join(cache, 'unpacking-'));
  const unpacked = path.join(folder, 'chromium');
  const packed = await readFile(path.join(packageFolder, 'bin', 'chromium.br'));
  await writeFile(unpacked, await promisify(brotliDecompress)(packed));
  await chmod(unpacked, 0o755);
  await rename(unpacked, executable);
  await rm(folder, { recursive: true });
  return executable;
}
