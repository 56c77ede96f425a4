/** A server on loopback whose answers are made when they are asked for, and that can make open browsers load their page again. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, isLoopbackHost, listenOnLoopback } from './loopback.ts';

export interface LocalRequest {
  readonly method: 'GET' | 'POST';
  /** Below the address, without the query. */
  readonly path: string;
  /** What the page sends with its requests; a page of another site cannot know it. */
  readonly token: string | undefined;
}

export interface LocalAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export interface AnswerServer {
  readonly url: string;
  /** Makes pages that listen to `/changes` load again. */
  notify(): void;
  close(): Promise<void>;
}

export interface AnswerServerOptions {
  readonly port: number;
  answer(request: LocalRequest): Promise<LocalAnswer>;
  /** Called with what an answer failed of; the browser is told too. */
  onError(error: unknown): void;
}

/** The header that carries the token: no form of another site can send one. */
export const TOKEN_HEADER = 'x-lockstep-token';

/** @throws PortInUseError */
export async function serveAnswers({ port, answer, onError }: AnswerServerOptions): Promise<AnswerServer> {
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
    send(response, await answer({ method, path, token: typeof token === 'string' ? token : undefined }));
  };
  const listen = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(':\n\n');
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
      for (const listener of listeners) listener.write('data: changed\n\n');
    },
    close: () => closeServer(server),
  };
}

function plain(status: number, text: string): LocalAnswer {
  return { status, type: 'text/plain; charset=utf-8', body: `${text}\n` };
}

function send(response: ServerResponse, { status, type, body }: LocalAnswer): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
  response.end(body);
}
