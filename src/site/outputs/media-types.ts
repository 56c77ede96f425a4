/** Media types by file name, for the servers of ours. */
import { lookup } from 'mrmime';

/** What readers of documentation open to read, and what mrmime does not know or takes for something else (`.ts` is a film there). */
const OWN: Readonly<Record<string, string>> = {
  ico: 'image/x-icon',
  properties: 'text/plain',
  sh: 'text/plain',
  ts: 'text/plain',
  xml: 'application/xml',
};

const TEXT = /^text\/|^application\/(?:json|manifest\+json|toml|xml)$|\+xml$/;

/** The type of a file by its extension; a file without one is text, as the examples of configuration files are. */
export function typeOfFile(path: string): string {
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const type = extension === '' ? 'text/plain' : (OWN[extension] ?? lookup(extension));
  if (type === undefined) return 'application/octet-stream';
  return TEXT.test(type) && type !== 'image/svg+xml' ? `${type}; charset=utf-8` : type;
}
