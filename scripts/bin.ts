#!/usr/bin/env node
import { stderr, version, versions } from 'node:process';

// Older versions of Node cannot even load the rest.
const [major = 0, minor = 0] = versions.node.split('.').map(Number);
if (major > 22 || (major === 22 && minor >= 18)) {
  await import('./cli.ts');
} else {
  stderr.write(`contact-apis needs Node 22.18 or newer, and this is ${version}.\n`);
  process.exitCode = 2;
}
