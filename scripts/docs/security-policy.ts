import { createHash } from 'node:crypto';

/** The source expression that lets a Content Security Policy accept exactly this inline script or style. */
export function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
