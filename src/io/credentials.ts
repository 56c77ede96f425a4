/** Names and passwords in addresses of proxies and servers. */
import querystring from 'node:querystring';

/** The value of `Authorization` for the name and password in a URL; `undefined` if it has none. An escape that cannot be decoded is taken literally. */
export function basicAuthorization({ username, password }: URL): string | undefined {
  if (username === '') return undefined;
  return `Basic ${Buffer.from(`${querystring.unescape(username)}:${querystring.unescape(password)}`).toString('base64')}`;
}
