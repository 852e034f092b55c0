// A stand-in for the gateway, in memory, for work on the client alone: `npm run fake`, then open the address it
// prints. It knows just enough of docs/api.md and docs/realtime.md. Tests and builds never use it.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { routes, Refusal } from './routes.mjs';
import { serveFile } from './files.mjs';
import { attach } from './sockets.mjs';
import { seed } from './seed.mjs';

const port = Number(process.env.PORT ?? 8090);
if (process.env.SEED !== 'none') seed();

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://fake');
  if (!url.pathname.startsWith('/v1/')) return serveFile(url.pathname, response);
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : {};
    const { status = 200, headers = {}, ...answer } = routes(request.method, url, body, request.headers);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(status === 204 ? undefined : JSON.stringify(answer.body));
  } catch (error) {
    const status = error instanceof Refusal ? error.status : 500;
    response.writeHead(status, { 'content-type': 'application/problem+json' });
    response.end(JSON.stringify({ status, title: String(error.message), ...error.problem }));
  }
});

const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'parley.v1' });
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (webSocket) => attach(webSocket, request));
});
server.listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`));
