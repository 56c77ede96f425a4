/** A server for a folder of files, on loopback: what `preview` shows is what a static host would. */
import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, normalize, sep } from 'node:path';

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

/** Serves a folder. `index.html` stands for its folder, a folder without a slash redirects, `404.html` answers for what is not there. */
export async function serveFolder({
  folder,
  base,
  port,
  typeOf,
}: StaticServerOptions): Promise<StaticServer> {
  const root = normalize(folder + sep);
  const locate = (path: string): string | undefined => {
    const absolute = join(root, path);
    return absolute.startsWith(root) && isFile(absolute) ? absolute : undefined;
  };
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = pathOf(request.url ?? '/', base);
    const wanted =
      path === undefined || (request.method !== 'GET' && request.method !== 'HEAD') ? undefined : path;
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
      response.writeHead(302, { Location: `${base}${encodeURI(wanted)}/` }).end();
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
    createReadStream(file).pipe(response);
  };
  const server = createServer(answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${actual}${base}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error === undefined ? resolve() : reject(error)));
      }),
  };
}

/** The decoded path below the base; `undefined` outside of it. */
function pathOf(url: string, base: string): string | undefined {
  const [path = ''] = url.split(/[?#]/);
  if (!path.startsWith(base)) return undefined;
  try {
    return decodeURIComponent(path.slice(base.length));
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
