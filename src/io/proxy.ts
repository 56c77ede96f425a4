/** Which proxy a request goes through, by the environment variables that curl and most programs read. */
import { isIP } from 'node:net';

/** Raised for a proxy that is no address. */
export class ProxyError extends Error {}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `HTTPS_PROXY`, `HTTP_PROXY` or `ALL_PROXY`, in lower case first, unless `NO_PROXY` names the host: `example.org` and `.example.org` stand for it and
 * what is below it, `*` for all, `host:8080` for one port.
 *
 * @throws ProxyError for one that cannot be read
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
      `Unexpected ${read(name) === '' ? 'ALL_PROXY' : name} “${value}”, expected http://host:port. Correct the variable, or take it away.`,
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
