/** Whether values of a media type are JSON texts: `application/json`, anything `+json`, and the vendors' odd names for it. */
export function isJson(mediaType: string): boolean {
  return /^(application\/(json|csp-report)|text\/json|[^/]+\/.+\+json)$/.test(essenceOf(mediaType));
}

/** Whether values of a media type are XML documents. */
export function isXml(mediaType: string): boolean {
  return /^((application|text)\/xml|[^/]+\/.+\+xml)$/.test(essenceOf(mediaType));
}

/** A media type without its parameters, in lower case: `text/xml` of `Text/XML; charset=utf-8`. */
function essenceOf(mediaType: string): string {
  return mediaType.split(';')[0]!.trim().toLowerCase();
}
