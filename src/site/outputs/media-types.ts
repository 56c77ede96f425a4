/** Media types by file name, for Lockstep's servers. */
import { lookup } from 'mrmime';

/** Types that mrmime lacks or gets wrong for documentation (it takes `.ts` for a video). */
const OWN: Readonly<Record<string, string>> = {
  ico: 'image/x-icon',
  properties: 'text/plain',
  sh: 'text/plain',
  ts: 'text/plain',
  xml: 'application/xml',
};

const TEXT = /^text\/|^application\/(?:json|manifest\+json|toml|xml)$|\+xml$/;

/** The type of a file by its extension; files without one are text, as example configuration files are. */
export function typeOfFile(path: string): string {
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const type = extension === '' ? 'text/plain' : (OWN[extension] ?? lookup(extension));
  if (type === undefined) return 'application/octet-stream';
  return TEXT.test(type) && type !== 'image/svg+xml' ? `${type}; charset=utf-8` : type;
}
