/** Whether an answer says that it is JSON, or does not say what it is. */
export function isJson({ headers }: Response): boolean {
  return /json|csp|^$/i.test(headers.get('content-type') ?? '');
}
