/** How the bodies of a media type are written. */
export type MediaKind = 'json' | 'xml' | 'form' | 'other';

const FORMS: ReadonlySet<string> = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/mixed',
]);
const JSON_TYPES: ReadonlySet<string> = new Set([
  'application/json',
  'text/json',
  'application/csp-report',
  '*/*',
  'application/*',
]);

/** Tells how the bodies of a media type are written, parameters such as `charset` aside. */
export function mediaKindOf(mediaType: string): MediaKind {
  const type = (mediaType.split(';')[0] ?? '').trim().toLowerCase();
  if (JSON_TYPES.has(type) || type.endsWith('+json')) return 'json';
  if (type === 'application/xml' || type === 'text/xml' || type.endsWith('+xml')) return 'xml';
  return FORMS.has(type) ? 'form' : 'other';
}
