/** A server for a folder of files, on loopback: what `preview` shows is what a static host would. */
import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

export interface StaticServer {
  /** `http://127.0.0.1:4321/base/` */
  readonly url: string;
  close(): Promise<void>;
}

export interface StaticServerOptions {
  readonly folder: string;
  /** Path of the site's URLs, with slashes at both ends. */
  readonly base: string;
  readonly port: number;
  /** The media type of a file by its name. */
  typeOf(path: string): string;
}

/** Another program listens at the port that was asked for. */
export class PortInUseError extends Error {}

/** Serves a folder. `index.html` stands for its folder, a folder without a slash redirects, `404.html` answers for what is not there. */
export async function serveFolder({
  folder,
  base,
  port,
  typeOf,
}: StaticServerOptions): Promise<StaticServer> {
  const root = resolve(folder) + sep;
  const locate = (path: string): string | undefined => {
    const absolute = join(root, path);
    return absolute.startsWith(root) && isFile(absolute) ? absolute : undefined;
  };
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const wanted = pathOf(request.url ?? '/', base);
    if (wanted === undefined) {
      send(response, 404, undefined);
      return;
    }
    const file = locate(wanted === '' || wanted.endsWith('/') ? `${wanted}index.html` : wanted);
    if (file !== undefined) {
      send(response, 200, file);
      return;
    }
    if (!wanted.endsWith('/') && locate(`${wanted}/index.html`) !== undefined) {
      response
        .writeHead(302, { Location: `${base}${wanted.split('/').map(encodeURIComponent).join('/')}/` })
        .end();
      return;
    }
    send(response, 404, locate(`${wanted.split('/')[0] ?? ''}/404.html`) ?? locate('404.html'));
  };
  const send = (response: ServerResponse, status: number, file: string | undefined): void => {
    if (file === undefined) {
      response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
      return;
    }
    response.writeHead(status, {
      'Content-Type': typeOf(file),
      'Content-Length': statSync(file).size,
      'Cache-Control': 'no-cache',
    });
    // The status is sent: all that is left to say of a file that cannot be read is to break off.
    pipeline(createReadStream(file), response).catch(() => response.destroy());
  };
  const server = createServer(answer);
  await new Promise<void>((listening, reject) => {
    server.once('error', (error) =>
      reject(
        'code' in error && error.code === 'EADDRINUSE'
          ? new PortInUseError(`Unexpected program at port ${port}, expected a free one.`)
          : error,
      ),
    );
    server.listen(port, '127.0.0.1', listening);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${actual}${base}`,
    close: () =>
      new Promise((closed, reject) => {
        server.closeAllConnections();
        server.close((error) => (error === undefined ? closed() : reject(error)));
      }),
  };
}

/** The decoded path below the base; `undefined` outside of it, and for what no file can be called. */
function pathOf(url: string, base: string): string | undefined {
  const [path = ''] = url.split(/[?#]/);
  if (!path.startsWith(base)) return undefined;
  try {
    const decoded = decodeURIComponent(path.slice(base.length));
    return decoded.includes('\0') ? undefined : decoded;
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch (error) {
    // A name that is too long, a link that leads to itself, a folder that may not be entered: none of them is a file to serve.
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}
