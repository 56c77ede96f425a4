/** Objects over HTTP, as S3 and a web server with uploads keep them: what is put under a path is there. */
import { once } from 'node:events';
import { createServer } from 'node:http';

export interface ObjectServer {
  readonly url: string;
  readonly objects: Map<string, Uint8Array>;
  /** What `Authorization` said, of the last request. */
  authorization(): string;
  /** Refuses all with an error of S3 of this name, or a plain one where it is empty; `undefined` ends that. */
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

/** As `ListObjectsV2` of S3 answers, an object at a time: a bucket with more of them needs several answers. */
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
