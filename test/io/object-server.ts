/** Objects over HTTP, as S3 and a web server with uploads keep them: what is put under a path is there. */
import { once } from 'node:events';
import { createServer } from 'node:http';

export interface ObjectServer {
  readonly url: string;
  readonly objects: Map<string, Uint8Array>;
  /** What `Authorization` said, of the last request. */
  authorization(): string;
  stop(): Promise<void>;
}

/** @param mayPut whether a request with this `Authorization` may write */
export async function startObjects(mayPut: (authorization: string) => boolean): Promise<ObjectServer> {
  const objects = new Map<string, Uint8Array>();
  let authorization = '';
  const server = createServer(async (request, response) => {
    authorization = request.headers.authorization ?? '';
    const path = request.url ?? '';
    if (request.method === 'PUT') {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      const isAllowed = mayPut(authorization);
      if (isAllowed) objects.set(path, Buffer.concat(parts));
      response.writeHead(isAllowed ? 200 : 401).end();
      return;
    }
    const object = objects.get(path);
    response.writeHead(object === undefined ? 404 : 200).end(object);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    objects,
    authorization: () => authorization,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
