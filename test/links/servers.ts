/** Servers on loopback that behave as those of other sites do. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createPlainServer, type Server } from 'node:net';
import { onTestFinished } from 'vitest';

export interface TestServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly host: string;
  /** `METHOD /path` of each request, in order. */
  readonly requests: string[];
}

export async function serve(
  routes: Readonly<
    Record<string, (response: ServerResponse, request: IncomingMessage, count: number) => void>
  >,
): Promise<TestServer> {
  const requests: string[] = [];
  const listener: RequestListener = (request, response) => {
    const line = `${request.method} ${request.url}`;
    requests.push(line);
    const route = routes[request.url ?? ''];
    const count = requests.filter((one) => one.endsWith(` ${request.url}`)).length;
    if (route === undefined) response.writeHead(404).end();
    else route(response, request, count);
  };
  const server = createServer(listener);
  const address = await listen(server);
  return { ...address, requests };
}

/** A server that answers with bytes that are no HTTP. */
export async function serveNoise(): Promise<Omit<TestServer, 'requests'>> {
  return listen(
    createPlainServer((socket) => {
      socket.on('error', () => {});
      socket.end('noise\r\n\r\n');
    }),
  );
}

async function listen(server: Server): Promise<Omit<TestServer, 'requests'>> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    if ('closeAllConnections' in server && typeof server.closeAllConnections === 'function')
      server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  return { url: `http://${host}`, host };
}
