/** Addresses that run something, or open a reader's own files, when a reader follows them or a page loads them. */

/** Attributes that hold an address, as properties of a tree. Lists of addresses, `srcset` and styles, are judged by their parts. */
export const URL_ATTRIBUTES: ReadonlySet<string> = new Set([
  'action',
  'background',
  'cite',
  'classId',
  'codeBase',
  'data',
  'formAction',
  'formaction',
  'href',
  'icon',
  'imageSrcSet',
  'longDesc',
  'lowSrc',
  'lowsrc',
  'dynSrc',
  'dynsrc',
  'manifest',
  'ping',
  'poster',
  'profile',
  'src',
  'srcSet',
  'useMap',
  'xLinkHref',
  'xmlBase',
  'xmlns',
]);

/** What a page may link to: schemes that browsers and the programs of a reader open without running anything of the page. */
const HARMLESS: ReadonlySet<string> = new Set([
  ...['http', 'https', 'mailto', 'tel', 'sms', 'xmpp', 'irc', 'ircs', 'matrix', 'geo', 'magnet', 'news'],
  ...['ftp', 'ftps', 'sftp', 'ssh', 'git', 'vscode', 'slack', 'urn', 'oci', 'k8s', 's3', 'gs'],
]);

/** What runs something or opens files: Goldmark's list (`IsDangerousURL`), and what browsers have besides. */
const ACTIVE: ReadonlySet<string> = new Set([
  ...['javascript', 'vbscript', 'livescript', 'mocha', 'jar', 'mhtml', 'data', 'file', 'blob', 'filesystem'],
  ...['about', 'view-source', 'chrome', 'resource', 'feed', 'wyciwyg', 'ms-its', 'mk'],
]);

/**
 * Whether an address would run something. As browsers do, it leaves out control characters and white space before it looks at the scheme; entities are read
 * already, percent-encoding does not count in a scheme.
 *
 * @example
 * isActiveUrl(' java\nscript:alert(1)') // true
 */
export function isActiveUrl(url: string): boolean {
  const scheme = schemeOf(url);
  return scheme !== undefined && ACTIVE.has(scheme) && !isPicture(url);
}

/** Whether an address is a path, a fragment, or has a scheme that is known to be harmless: for text of those who may write nothing else. */
export function isHarmlessUrl(url: string): boolean {
  const scheme = schemeOf(url);
  return scheme === undefined || HARMLESS.has(scheme) || isPicture(url);
}

// Spelled out: no address has control characters or white space in its scheme, whatever stands between the letters.
const IGNORED = /[\p{Cc}\p{Cf}\p{Z}]/gu;

function schemeOf(url: string): string | undefined {
  const bare = url.replace(IGNORED, '').normalize('NFKC').toLowerCase();
  // A colon behind one of these is part of a path.
  return /^([^/?#:]*):/.exec(bare)?.[1];
}

function isPicture(url: string): boolean {
  return /^\s*data:image\/(?:png|gif|jpeg|webp|avif)[;,]/i.test(url);
}

/** The addresses in a `srcset` or a style. */
export function addressesIn(attribute: string, value: string): string[] {
  if (attribute === 'style')
    return [...value.matchAll(/url\(\s*["']?([^"')]*)/gi)].map(([, url = '']) => url);
  if (attribute !== 'srcSet' && attribute !== 'imageSrcSet' && attribute !== 'ping') return [value];
  return value.split(/\s*,\s+|\s+/).filter((part) => part !== '');
}
