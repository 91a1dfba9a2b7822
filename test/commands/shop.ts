/** A plain REST description. */
export const shop = `
openapi: 3.1.1
info: { title: Shop, version: '1' }
paths:
  /orders:
    get: { operationId: listOrders, responses: { '200': { description: All., content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Order' } } } } } } }
    post:
      operationId: addOrder
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
      responses: { '201': { description: It., content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } } }
components:
  schemas:
    Order: { type: object, required: [what], properties: { id: { type: integer, readOnly: true }, what: { type: string } } }
`;

/** Orders something from a mock of the shop. */
export const order = (url: string, what: string): Promise<Response> =>
  fetch(`${url}/shop/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ what }),
  });

/** All that was ordered. */
export const ordersOf = async (url: string): Promise<unknown> => (await fetch(`${url}/shop/orders`)).json();
