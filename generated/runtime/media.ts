// Copied by contact-apis 0.1.0. Do not edit.
// @ts-nocheck It is checked where it is kept, with the strictest settings.

/** Whether an answer says that it is JSON, or does not say what it is. */
export function isJson({ headers }: Response): boolean {
  return /json|csp|^$/i.test(headers.get('content-type') ?? '');
}
