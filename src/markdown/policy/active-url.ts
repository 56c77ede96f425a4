/** URLs that run code, or open a reader's own files, when a reader follows them or a page loads them. */

/** Attributes that contain a URL, as tree properties. Lists of URLs (`srcset`) and styles are judged by their parts. */
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

/** Allowed schemes for links: browsers and other programs open them without running anything from the page. */
const HARMLESS: ReadonlySet<string> = new Set([
  ...['http', 'https', 'mailto', 'tel', 'sms', 'xmpp', 'irc', 'ircs', 'matrix', 'geo', 'magnet', 'news'],
  ...['ftp', 'ftps', 'sftp', 'ssh', 'git', 'vscode', 'slack', 'urn', 'oci', 'k8s', 's3', 'gs'],
]);

/** Schemes that run code or open files: Goldmark's list (`IsDangerousURL`), and others that browsers support. */
const ACTIVE: ReadonlySet<string> = new Set([
  ...['javascript', 'vbscript', 'livescript', 'mocha', 'jar', 'mhtml', 'data', 'file', 'blob', 'filesystem'],
  ...['about', 'view-source', 'chrome', 'resource', 'feed', 'wyciwyg', 'ms-its', 'mk'],
]);

/**
 * Whether a URL would run code. Like browsers, it ignores control characters and white space before the scheme; entities are decoded already, and percent-encoding is not decoded
 * in a scheme.
 *
 * @example isActiveUrl(' java\nscript:alert(1)') // true
 */
export function isActiveUrl(url: string): boolean {
  const scheme = schemeOf(url);
  return scheme !== undefined && ACTIVE.has(scheme) && !isPicture(url);
}

/** Whether a URL is a path, a fragment, or has a scheme that is known to be harmless: for text of restricted authors. */
export function isHarmlessUrl(url: string): boolean {
  const scheme = schemeOf(url);
  return scheme === undefined || HARMLESS.has(scheme) || isPicture(url);
}

// A superset: a valid scheme contains no control characters or white space.
const IGNORED = /[\p{Cc}\p{Cf}\p{Z}]/gu;

function schemeOf(url: string): string | undefined {
  const bare = url.replace(IGNORED, '').normalize('NFKC').toLowerCase();
  // A colon after one of these is part of a path.
  return /^([^/?#:]*):/.exec(bare)?.[1];
}

function isPicture(url: string): boolean {
  return /^\s*data:image\/(?:png|gif|jpeg|webp|avif)[;,]/i.test(url);
}

/** The URLs in a `srcset` or a style. */
export function addressesIn(attribute: string, value: string): string[] {
  if (attribute === 'style')
    return [...value.matchAll(/url\(\s*["']?([^"')]*)/gi)].map(([, url = '']) => url);
  if (attribute !== 'srcSet' && attribute !== 'imageSrcSet' && attribute !== 'ping') return [value];
  return value.split(/\s*,\s+|\s+/).filter((part) => part !== '');
}
