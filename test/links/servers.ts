/** Servers on loopback that behave like those of other sites. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
  request as sendRequest,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import {
  type AddressInfo,
  connect,
  createServer as createPlainServer,
  type Server,
  type Socket,
} from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { generate } from 'selfsigned';
import { onTestFinished } from 'vitest';

export interface TestServer {
  /** Without a trailing slash. */
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

/** A proxy that forwards requests, and bytes for `CONNECT`. */
export async function serveProxy(): Promise<Omit<TestServer, 'requests'> & { readonly seen: string[] }> {
  const seen: string[] = [];
  const note = ({ method, url, headers }: IncomingMessage) =>
    seen.push(`${method} ${url} ${headers['proxy-authorization'] ?? ''}`.trim());
  const server = createServer((request, response) => {
    note(request);
    sendRequest(request.url ?? '', { method: request.method ?? 'GET' }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    }).end();
  });
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    note(request);
    const [host = '', port = ''] = (request.url ?? '').split(':');
    const upstream = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    for (const end of [upstream, socket]) end.on('error', () => {});
  });
  return { ...(await listen(server)), seen };
}

/** A server whose response is no HTTP. */
export async function serveNoise(): Promise<Omit<TestServer, 'requests'>> {
  return listen(
    createPlainServer((socket) => {
      socket.on('error', () => {});
      socket.end('noise\r\n\r\n');
    }),
  );
}

export interface CertificateFlaws {
  /** Whether the certificate is signed by an authority that is trusted during the test; otherwise it is self-signed. */
  readonly signed: boolean;
  readonly from?: string;
  readonly until?: string;
  /** The only name in the certificate, instead of 127.0.0.1. */
  readonly name?: string;
}

/** A server over TLS that responds with status 200 to clients that trust its certificate. */
export async function serveSecure(flaws: CertificateFlaws): Promise<Omit<TestServer, 'requests'>> {
  const { signed, from, until, name } = flaws;
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'test' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ...(signed ? { ca: await trustAuthority() } : {}),
    ...(from === undefined ? {} : { notBeforeDate: new Date(from) }),
    ...(until === undefined ? {} : { notAfterDate: new Date(until) }),
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [name === undefined ? { type: 7, ip: '127.0.0.1' } : { type: 2, value: name }],
      },
    ],
  });
  const server = createSecureServer({ key, cert }, (_, response) => void response.writeHead(200).end());
  const { host } = await listen(server);
  return { host, url: `https://${host}` };
}

async function trustAuthority(): Promise<{ key: string; cert: string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'Authority' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'keyUsage', keyCertSign: true },
    ],
  });
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, cert]);
  onTestFinished(() => setDefaultCACertificates(before));
  return { key, cert };
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
