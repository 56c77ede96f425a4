/** Finds the proxy for a request, by the environment variables that curl and most programs use. */
import { isIP } from 'node:net';

/** A proxy setting is not a valid address. */
export class ProxyError extends Error {}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `HTTPS_PROXY`, `HTTP_PROXY` or `ALL_PROXY`, lower-case names first, unless `NO_PROXY` contains the host: `example.org` and `.example.org` match it and its subdomains, `*`
 * everything, `host:8080` one port.
 *
 * @throws ProxyError for an invalid address
 */
export function findProxy(url: URL, env: Environment): URL | undefined {
  const read = (name: string) => env[name.toLowerCase()] ?? env[name] ?? '';
  const secure = url.protocol === 'https:';
  const name = secure ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const value = read(name) || read('ALL_PROXY');
  if (value === '' || isExcepted(url, read('NO_PROXY'))) return undefined;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const proxy = URL.canParse(address) ? new URL(address) : undefined;
  if (proxy === undefined || !/^https?:$/.test(proxy.protocol)) {
    throw new ProxyError(
      `Unexpected ${read(name) === '' ? 'ALL_PROXY' : name} “${value}”, expected http://host:port. Correct or unset the variable.`,
    );
  }
  return proxy;
}

function isExcepted(url: URL, list: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = '', wanted] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(
        isIP(entry) === 6 ? `[${entry}]` : entry.toLowerCase(),
      ) ?? ['', ''];
      if (wanted !== undefined && wanted !== port) return false;
      const bare = name.replace(/^\*?\./, '');
      return host === bare || (isIP(host) === 0 && host.endsWith(`.${bare}`));
    });
}
