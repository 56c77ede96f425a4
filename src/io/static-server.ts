/** Serves a folder of files on loopback: `preview` shows what a static host would. */
import { createReadStream, readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, resolve, sep } from 'node:path';
import querystring from 'node:querystring';
import { pipeline } from 'node:stream/promises';
import { type HeaderRule, headersFor, parseHeaderRules } from './header-rules.ts';
import { closeServer, isLoopbackHost, listenOnLoopback } from './loopback.ts';

export interface StaticServer {
  /** `http://127.0.0.1:4321/base/` */
  readonly url: string;
  close(): Promise<void>;
}

export interface StaticServerOptions {
  readonly folder: string;
  /** Base path of the site's URLs, with slashes at both ends. */
  readonly base: string;
  readonly port: number;
  /** The media type of a file by its name. */
  typeOf(path: string): string;
}

/**
 * Serves a folder. `index.html` is served for its folder, a folder without a trailing slash redirects, `404.html` is served for missing files, and `_headers` sets response
 * headers.
 */
export async function serveFolder(options: StaticServerOptions): Promise<StaticServer> {
  const { base, port } = options;
  const root = resolve(options.folder) + sep;
  const send = createSend(root, options);
  const server = createServer((request, response) => {
    if (!isLoopbackHost(request.headers.host)) {
      response
        .writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8' })
        .end('This server answers on this machine alone.\n');
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    } else send(findAnswer(root, request.url ?? '/', base), request, response);
  });
  const origin = await listenOnLoopback(server, port);
  return { url: origin + base, close: () => closeServer(server) };
}

/** What a static host answers for a URL. */
type Answer =
  /** Without a file, the answer has a fixed text. */
  | { readonly kind: 'file'; readonly status: 200 | 404; readonly file: string | undefined }
  | { readonly kind: 'redirect'; readonly location: string };

/** @param root absolute path of the folder, with a trailing separator */
function findAnswer(root: string, url: string, base: string): Answer {
  const locate = (path: string): string | undefined => {
    const absolute = join(root, path);
    return absolute.startsWith(root) && isFile(absolute) && isBelow(root, absolute) ? absolute : undefined;
  };
  const wanted = pathOf(url, base);
  if (wanted === undefined) return { kind: 'file', status: 404, file: undefined };
  const file = locate(wanted === '' || wanted.endsWith('/') ? `${wanted}index.html` : wanted);
  if (file !== undefined) return { kind: 'file', status: 200, file };
  if (!wanted.endsWith('/') && locate(`${wanted}/index.html`) !== undefined) {
    const path = wanted.split('/').map(encodeURIComponent).join('/');
    return { kind: 'redirect', location: `${base}${path}/` };
  }
  const ofLocale = locate(`${wanted.split('/')[0] ?? ''}/404.html`);
  return { kind: 'file', status: 404, file: ofLocale ?? locate('404.html') };
}

/** Sends answers with the site's headers. */
function createSend(
  root: string,
  { typeOf }: Pick<StaticServerOptions, 'typeOf'>,
): (answer: Answer, request: IncomingMessage, response: ServerResponse) => void {
  const rules = createRules(join(root, '_headers'));
  return (answer, { url = '/' }, response) => {
    if (answer.kind === 'redirect') {
      response.writeHead(302, { Location: answer.location }).end();
      return;
    }
    const { status, file } = answer;
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
    // The status is sent already: if the file cannot be read, the connection can only be closed.
    pipeline(createReadStream(file), response).catch(() => response.destroy());
  };
}

/** Whether a file is inside a folder after resolving links; a new build may replace the folder at any time. */
function isBelow(root: string, file: string): boolean {
  try {
    return realpathSync.native(file).startsWith(realpathSync.native(root) + sep);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/** The decoded path below the base; `undefined` outside of it, and for impossible file names. */
function pathOf(url: string, base: string): string | undefined {
  const [path = ''] = url.split(/[?#]/);
  if (!path.startsWith(base)) return undefined;
  // An escape that cannot be decoded stays as it is, and names no file.
  const decoded = querystring.unescape(path.slice(base.length));
  // Empty segments and `..` are not file names; a redirect to them would lead to another host (`//host/`) or above.
  const isName = decoded.split('/').every((part, index, all) => {
    if (part === '') return index === all.length - 1;
    return part !== '.' && part !== '..' && !/[\0\\]/.test(part);
  });
  return isName ? decoded : undefined;
}

/** The current rules of a file: the folder may be rebuilt while it is served. */
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
    // A name that is too long, a link to itself, a folder without permission: none of them can be served.
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}
