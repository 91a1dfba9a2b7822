/** The response to a preflight request, or `undefined` for any other request. */
export function answerPreflight(request: Request): Response | undefined {
  const { headers } = request;
  const asked = headers.get('access-control-request-method');
  if (request.method !== 'OPTIONS' || !headers.has('origin') || !asked) return undefined;
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': asked,
      'access-control-allow-headers': headers.get('access-control-request-headers') ?? '*',
    },
  });
}

/**
 * Lets a page of any origin read the response. A page's own origin is repeated, so that it may send credentials; where
 * none is named there are no credentials to allow, and the wildcard stands.
 */
export function allowOrigin(request: Request, response: Response): Response {
  const origin = request.headers.get('origin');
  const exposed = [...response.headers.keys()].join(', ');
  response.headers.set('access-control-allow-origin', origin ?? '*');
  response.headers.set('access-control-expose-headers', origin ? exposed : '*');
  if (origin) {
    response.headers.set('access-control-allow-credentials', 'true');
    response.headers.append('vary', 'Origin');
  }
  return response;
}
