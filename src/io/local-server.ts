/** A server on loopback that makes each response when it is requested, and can make open browsers reload their page. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, isLoopbackHost, listenOnLoopback } from './loopback.ts';

export interface LocalRequest {
  readonly method: 'GET' | 'POST';
  /** Below the address, without the query. */
  readonly path: string;
  /** The token that the page sends with its requests; a page of another site cannot know it. */
  readonly token: string | undefined;
}

export interface LocalResponse {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export interface LocalServer {
  readonly url: string;
  /** Sends the version to the pages that listen to `/changes`: they reload if they show another one. */
  notify(): void;
  close(): Promise<void>;
}

export interface LocalServerOptions {
  readonly port: number;
  handle(request: LocalRequest): Promise<LocalResponse>;
  /** The version of what is served now, on one line. */
  version(): string;
  /** Called with the error of a response that failed; the browser gets status 500. */
  onError(error: unknown): void;
}

/** The header that carries the token: no form of another site can send one. */
export const TOKEN_HEADER = 'x-lockstep-token';

/** @throws PortInUseError */
export async function serveLocally({
  port,
  handle,
  version,
  onError,
}: LocalServerOptions): Promise<LocalServer> {
  const listeners = new Set<ServerResponse>();
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isLoopbackHost(request.headers.host))
      return send(response, plain(403, 'This server answers on this machine alone.'));
    const { method } = request;
    if (method !== 'GET' && method !== 'POST')
      return send(response, plain(405, 'Only GET and POST are answered.'));
    const path = (request.url ?? '/').replace(/[?#].*$/s, '');
    if (path === '/changes') return listen(response);
    const token = request.headers[TOKEN_HEADER];
    send(response, await handle({ method, path, token: typeof token === 'string' ? token : undefined }));
  };
  const listen = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    // A page hears at once what changed while it was loading, or while the program was not running.
    response.write(messageOf(version()));
    listeners.add(response);
    response.once('close', () => listeners.delete(response));
  };
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      onError(error);
      if (response.headersSent) response.destroy();
      else send(response, plain(500, 'The answer failed; the terminal says why.'));
    });
  });
  const origin = await listenOnLoopback(server, port);
  return {
    url: `${origin}/`,
    notify() {
      for (const listener of listeners) listener.write(messageOf(version()));
    },
    close: () => closeServer(server),
  };
}

function messageOf(version: string): string {
  return `data: ${version}\n\n`;
}

function plain(status: number, text: string): LocalResponse {
  return { status, type: 'text/plain; charset=utf-8', body: `${text}\n` };
}

function send(response: ServerResponse, { status, type, body }: LocalResponse): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
  response.end(body);
}
