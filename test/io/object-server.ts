/** An object store over HTTP, like S3 or a web server with uploads. */
import { once } from 'node:events';
import { createServer } from 'node:http';

export interface ObjectServer {
  readonly url: string;
  readonly objects: Map<string, Uint8Array>;
  /** The `Authorization` header of the last request. */
  authorization(): string;
  /** Rejects all requests with this error code of S3, or without a code if empty; `undefined` accepts requests again. */
  refuse(code: string | undefined): void;
  stop(): Promise<void>;
}

/** @param mayPut whether a request with this `Authorization` may write */
export async function startObjects(mayPut: (authorization: string) => boolean): Promise<ObjectServer> {
  const objects = new Map<string, Uint8Array>();
  let authorization = '';
  let refusal: string | undefined;
  const server = createServer(async (request, response) => {
    authorization = request.headers.authorization ?? '';
    const path = request.url ?? '';
    if (refusal !== undefined) {
      response.writeHead(403).end(refusal === '' ? '' : `<Error><Code>${refusal}</Code></Error>`);
      return;
    }
    const { pathname, searchParams } = new URL(path, 'http://objects');
    if (searchParams.get('list-type') === '2') {
      response.end(
        listOf(objects, `${pathname}/${searchParams.get('prefix')}`, searchParams.get('continuation-token')),
      );
      return;
    }
    if (request.method === 'DELETE') {
      objects.delete(path);
      response.writeHead(204).end();
      return;
    }
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
    refuse(code) {
      refusal = code;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The response to S3's `ListObjectsV2` with one object per page, so that longer lists need several requests. */
function listOf(objects: ReadonlyMap<string, Uint8Array>, prefix: string, token: string | null): string {
  const bucket = prefix.slice(0, prefix.indexOf('/', 1) + 1);
  const paths = [...objects.keys()].filter((path) => path.startsWith(prefix)).sort();
  const at = Number(token ?? 0);
  const contents = paths
    .slice(at, at + 1)
    .map(
      (path) =>
        `<Contents><Key>${path.slice(bucket.length)}</Key><LastModified>${new Date().toISOString()}</LastModified><Size>${objects.get(path)?.length}</Size></Contents>`,
    );
  const next = at + 1 < paths.length ? `<NextContinuationToken>${at + 1}</NextContinuationToken>` : '';
  return `<?xml version="1.0"?><ListBucketResult>${contents.join('')}${next}</ListBucketResult>`;
}
