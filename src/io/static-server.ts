/** A server for a folder of files, on loopback: what `preview` shows is what a static host would. */
import { createReadStream, readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type HeaderRule, headersFor, parseHeaderRules } from './header-rules.ts';

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

/**
 * Serves a folder. `index.html` stands for its folder, a folder without a slash redirects, `404.html` answers for what is not there, and
 * `_headers` tells headers of answers.
 */
export async function serveFolder({
  folder,
  base,
  port,
  typeOf,
}: StaticServerOptions): Promise<StaticServer> {
  const root = resolve(folder) + sep;
  const locate = (path: string): string | undefined => {
    const absolute = join(root, path);
    return absolute.startsWith(root) && isFile(absolute) && isBelow(root, absolute) ? absolute : undefined;
  };
  const rules = createRules(join(root, '_headers'));
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    if (!isLoopbackHost(request.headers.host)) {
      response
        .writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8' })
        .end('This server answers on this machine alone.\n');
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const wanted = pathOf(request.url ?? '/', base);
    if (wanted === undefined) {
      send(request, response, 404, undefined);
      return;
    }
    const file = locate(wanted === '' || wanted.endsWith('/') ? `${wanted}index.html` : wanted);
    if (file !== undefined) {
      send(request, response, 200, file);
      return;
    }
    if (!wanted.endsWith('/') && locate(`${wanted}/index.html`) !== undefined) {
      response
        .writeHead(302, { Location: `${base}${wanted.split('/').map(encodeURIComponent).join('/')}/` })
        .end();
      return;
    }
    send(request, response, 404, locate(`${wanted.split('/')[0] ?? ''}/404.html`) ?? locate('404.html'));
  };
  const send = (
    { url = '/' }: IncomingMessage,
    response: ServerResponse,
    status: number,
    file: string | undefined,
  ): void => {
    if (file === undefined) {
      response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
      return;
    }
    response.writeHead(status, {
      'content-type': typeOf(file),
      'content-length': statSync(file).size,
      'cache-control': 'no-cache',
      ...headersFor(rules(), url.replace(/[?#].*$/s, '')),
    });
    // The status is sent: all that is left to say of a file that cannot be read is to break off.
    pipeline(createReadStream(file), response).catch(() => response.destroy());
  };
  const server = createServer(answer);
  await new Promise<void>((listening, reject) => {
    server.once('error', (error) =>
      reject(
        'code' in error && error.code === 'EADDRINUSE'
          ? new PortInUseError(
              `Unexpected program at port ${port}, expected a free one. Choose another with --port.`,
            )
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

/**
 * Whether a host, as a request names it, is this machine. A page of another host could else have its own name resolved to this address, and read
 * what is served (DNS rebinding).
 */
export function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(host);
}

/** Whether a file really stands in a folder, links followed; the folder may be replaced by a new build at any time. */
function isBelow(root: string, file: string): boolean {
  try {
    return realpathSync.native(file).startsWith(realpathSync.native(root) + sep);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/** The decoded path below the base; `undefined` outside of it, and for what no file can be called. */
function pathOf(url: string, base: string): string | undefined {
  const [path = ''] = url.split(/[?#]/);
  if (!path.startsWith(base)) return undefined;
  try {
    const decoded = decodeURIComponent(path.slice(base.length));
    // Empty segments and `..` are no names of files; a redirect to them would lead to another host (`//host/`) or above.
    const isName = decoded.split('/').every((part, index, all) => {
      if (part === '') return index === all.length - 1;
      return part !== '.' && part !== '..' && !/[\0\\]/.test(part);
    });
    return isName ? decoded : undefined;
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** The rules of a file as it is now: the folder may be built again while it is served. */
function createRules(file: string): () => readonly HeaderRule[] {
  let read = 0;
  let rules: readonly HeaderRule[] = [];
  return () => {
    const changed = isFile(file) ? statSync(file).mtimeMs : 0;
    if (changed !== read) rules = changed === 0 ? [] : parseHeaderRules(readFileSync(file, 'utf8'));
    read = changed;
    return rules;
  };
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
