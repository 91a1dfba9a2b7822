import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { packageFolder } from '../../package.ts';
import { Refused } from '../behaviour.ts';
import type { Reply } from '../message.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** What the page consists of. */
const pageFiles: ReadonlySet<string> = new Set([
  'style.css',
  'main.js',
  'dom.js',
  'exchange.js',
  'faults.js',
  'journal.js',
  'plane.js',
  'sessions.js',
  'state.js',
  'time.js',
]);

/** Absolute path of a file of `templates/mock`. */
export function templateFile(name: string): string {
  return path.join(packageFolder, 'templates/mock', name);
}

/** @throws Refused with status 404 for what is no file of the page */
export async function pageFile(name: string): Promise<Reply> {
  if (!pageFiles.has(name)) throw new Refused(404, `The page has no file ${name}.`);
  return replyWith(`page/${name}`);
}

export const page = (): Promise<Reply> => replyWith('page.html');

async function replyWith(name: string): Promise<Reply> {
  const body = await readFile(templateFile(name));
  const headers = { 'content-type': mediaTypes[path.extname(name)]!, 'content-length': String(body.length) };
  return { status: 200, headers, body };
}
