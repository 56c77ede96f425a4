/**
 * Sends one HTTP request without following redirects. Addresses of private networks are refused after name resolution, so that neither a redirect nor a host name can lead there.
 */
import { lookup as resolveName } from 'node:dns';
import {
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  request as requestHttp,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { basicAuthorization } from './credentials.ts';
import { type Environment, findProxy } from './proxy.ts';
import { readBody } from './read-body.ts';

export interface HttpRequest {
  /** `http:` or `https:`, with any host. */
  readonly url: string;
  readonly timeoutMs: number;
  /** Maximum number of bytes to read of the decoded body. With 0, the connection is closed after the headers. */
  readonly maxBytes: number;
  /** Value for `Cookie`; empty for none. */
  readonly cookies: string;
  /** Hosts, as in the URL, that may be in a private network. */
  readonly privateHosts: ReadonlySet<string>;
}

export type HttpAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly location: string | undefined;
      readonly retryAfter: string | undefined;
      readonly contentType: string;
      /** Values of `Set-Cookie`. */
      readonly setCookies: readonly string[];
      /** Decoded body of a successful answer. */
      readonly body: string;
      /** The body was longer. */
      readonly isCut: boolean;
    }
  | {
      readonly kind: 'failed';
      /** `no-lookup`: the name service is unavailable, which says nothing about the address. */
      readonly reason: 'unknown-host' | 'no-lookup' | 'refused' | 'timeout' | 'tls' | 'private' | 'broken';
      /** Continues a sentence after “…: ”, without a full stop. */
      readonly message: string;
    };

export type HttpClient = (request: HttpRequest) => Promise<HttpAnswer>;

/**
 * @param env environment with proxy settings; empty to use none
 * @throws ProxyError for an invalid proxy
 */
export function createHttpClient(env: Environment): HttpClient {
  for (const protocol of ['http', 'https']) findProxy(new URL(`${protocol}://host.invalid/`), env);
  return (wanted) => sendRequest(wanted, env);
}

/** Without a proxy. */
export const sendHttp: HttpClient = createHttpClient({});

async function sendRequest(wanted: HttpRequest, env: Environment): Promise<HttpAnswer> {
  const url = new URL(wanted.url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const mayBePrivate = wanted.privateHosts.has(url.host) || wanted.privateHosts.has(host);
  if (!mayBePrivate && isIP(host) !== 0 && isPrivateAddress(host))
    return { kind: 'failed', reason: 'private', message: `${host} is in a private network` };
  const signal = AbortSignal.timeout(wanted.timeoutMs);
  const proxy = findProxy(url, env);
  try {
    const request = await openRequest(url, proxy, {
      signal,
      agent: false,
      headers: {
        'user-agent': USER_AGENT,
        accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
        'accept-encoding': 'gzip, deflate, br',
        ...(wanted.cookies === '' ? {} : { cookie: wanted.cookies }),
      },
      // With a proxy, the proxy resolves names.
      ...(mayBePrivate || proxy !== undefined ? {} : { lookup: publicLookup }),
    });
    return await answerOf(request, wanted.maxBytes);
  } catch (error) {
    return signal.aborted ? TIMEOUT : toFailure(error);
  }
}

/** Opens a request: directly to the host, to a proxy, or through a tunnel. */
async function openRequest(
  url: URL,
  proxy: URL | undefined,
  options: RequestOptions,
): Promise<ClientRequest> {
  if (proxy === undefined) return (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options);
  const authorization = basicAuthorization(proxy);
  const access = authorization === undefined ? {} : { 'proxy-authorization': authorization };
  const send = proxy.protocol === 'https:' ? requestHttps : requestHttp;
  if (url.protocol === 'http:') {
    const headers = { ...options.headers, host: url.host, ...access };
    return send(proxy, { ...options, headers, path: url.href.replace(/#.*$/s, '') });
  }
  const target = `${url.hostname}:${url.port === '' ? '443' : url.port}`;
  const tunnel = send(proxy, {
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    agent: false,
    method: 'CONNECT',
    path: target,
    headers: { host: target, ...access },
  });
  const socket = await new Promise<import('node:net').Socket>((resolve, reject) => {
    tunnel.on('error', reject);
    tunnel.on('connect', (response, connected) => {
      if (response.statusCode === 200) resolve(connected);
      else {
        connected.destroy();
        reject(new Error(`the proxy answers ${response.statusCode}`));
      }
    });
    tunnel.end();
  });
  const servername = isIP(url.hostname) === 0 ? url.hostname : '';
  return requestHttps(url, { ...options, createConnection: () => connectTls({ socket, servername }) });
}

function answerOf(request: ClientRequest, maxBytes: number): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const read = async (response: IncomingMessage): Promise<HttpAnswer> => {
      const status = response.statusCode ?? 0;
      const isWanted = maxBytes > 0 && status >= 200 && status < 300;
      const { text, isCut } = isWanted ? await readBody(response, maxBytes) : { text: '', isCut: false };
      request.destroy();
      const { location, 'retry-after': retryAfter, 'content-type': contentType = '' } = response.headers;
      const setCookies = response.headers['set-cookie'] ?? [];
      return { kind: 'answer', status, location, retryAfter, contentType, setCookies, body: text, isCut };
    };
    request.on('response', (response) => {
      // Data after the connection was closed is ignored.
      response.on('error', () => {});
      read(response).then(resolve, reject);
    });
    request.on('error', reject);
    request.end();
  });
}

const USER_AGENT = 'Mozilla/5.0 (compatible; Lockstep link check)';

const TIMEOUT: Failure = { kind: 'failed', reason: 'timeout', message: 'no answer in time' };

class PrivateAddressError extends Error {}

/** Resolves a name to public addresses only; the connection uses the checked address. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolveName(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      callback(error, '', 0);
      return;
    }
    const open = addresses.filter(({ address }) => !isPrivateAddress(address));
    const [first] = open;
    if (first === undefined)
      callback(new PrivateAddressError(`${hostname} resolves to a private network`), '', 0);
    else if (options.all === true) callback(null, open);
    else callback(null, first.address, first.family);
  });
};

const PRIVATE = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  PRIVATE.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(net, prefix, 'ipv6');

/** Loopback, link-local, private and reserved addresses; for IPv6, also mapped addresses of IPv4. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '');
  return PRIVATE.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4');
}

type Failure = Extract<HttpAnswer, { kind: 'failed' }>;

/** Messages for failures that a user can act on; others keep Node's message. */
const FAILURES: Readonly<Record<string, readonly [reason: Failure['reason'], message: string]>> = {
  ENOTFOUND: ['unknown-host', 'no server has this name'],
  EAI_AGAIN: ['no-lookup', 'names cannot be looked up at the moment'],
  ECONNREFUSED: ['refused', 'the server refuses connections'],
  EHOSTUNREACH: ['refused', 'there is no route to the server'],
  ENETUNREACH: ['refused', 'there is no route to the server'],
  ETIMEDOUT: ['timeout', 'no answer in time'],
  ECONNRESET: ['broken', 'the server closed the connection'],
  CERT_HAS_EXPIRED: ['tls', 'its certificate has expired'],
  CERT_NOT_YET_VALID: ['tls', 'its certificate is not valid yet'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['tls', 'its certificate is self-signed'],
  SELF_SIGNED_CERT_IN_CHAIN: ['tls', 'its certificate is from an unknown authority'],
  UNABLE_TO_GET_ISSUER_CERT: ['tls', 'its certificate is from an unknown authority'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['tls', 'its certificate is from an unknown authority'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['tls', 'the server does not send its intermediate certificates'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['tls', 'its certificate is for another name'],
  EPROTO: ['tls', 'its TLS handshake fails'],
};

const TLS_CODES = /^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO|HOSTNAME_MISMATCH|ERR_OSSL)/;

function toFailure(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof PrivateAddressError) return { kind: 'failed', reason: 'private', message };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const [reason, words] = FAILURES[code] ?? [TLS_CODES.test(code) ? 'tls' : 'broken', message];
  return { kind: 'failed', reason, message: words };
}
