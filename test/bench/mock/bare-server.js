/** Run as a process of its own: Node's HTTP server with one answer to all, which is the most that any mock in Node can reach. */
import { createServer } from 'node:http';

const body = JSON.stringify({ status: 'ok', data: 'x'.repeat(500) });
const headers = { 'content-type': 'application/json', 'content-length': body.length };
createServer((_request, response) => response.writeHead(200, headers).end(body)).listen(
  Number(process.argv[2]),
  '127.0.0.1',
);
