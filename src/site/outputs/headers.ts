/** `_headers`: what answers for the files of a site say besides, for static hosts that read it (Netlify, Cloudflare Pages). */
import type { Site } from '../../config/index.ts';
import { typeOfFile } from './media-types.ts';
import type { CopyOutput, TextOutput } from './output.ts';

/**
 * What pages of ours may load: style sheets and scripts of the site alone, none of them inline; pictures, recordings and frames from
 * elsewhere where an author shows them. Style attributes are an author's too.
 */
const POLICY = [
  "default-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: https:",
  "media-src 'self' https:",
  "frame-src 'self' https:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

/** Path of the file. */
export const HEADERS = '_headers';

type HeaderSite = Pick<Site, 'conventions' | 'basePath'>;

/** The file, where there is something to say. A site's own file among its static files says what it wants. */
export function listHeaders(site: HeaderSite, copies: readonly CopyOutput[]): TextOutput[] {
  const text = renderHeaders(
    copies.map(({ path }) => path),
    site,
  );
  return text === '' ? [] : [{ kind: 'text', path: HEADERS, render: () => text }];
}

/** The rules. Pages of a Hugo tree may hold scripts of their authors: these get no policy. */
export function renderHeaders(targets: Iterable<string>, site: HeaderSite): string {
  return policyRule(site) + exampleRules(targets, site.basePath);
}

function policyRule({ conventions, basePath }: HeaderSite): string {
  if (!conventions.strictScripts) return '';
  return `${basePath}*
  Content-Security-Policy: ${POLICY}
  Referrer-Policy: strict-origin-when-cross-origin
  X-Content-Type-Options: nosniff
`;
}

/** Examples are YAML: a browser shows a manifest instead of saving it. */
function exampleRules(targets: Iterable<string>, basePath: string): string {
  const rules = new Set<string>();
  for (const target of targets) {
    const [, folder, extension] = /^((?:[^/]+\/)?examples)\/.*\.(ya?ml)$/i.exec(target) ?? [];
    if (folder !== undefined)
      rules.add(`${basePath}${folder}/*.${extension}\n  Content-Type: ${typeOfFile(target)}\n`);
  }
  return [...rules].sort().join('');
}

/**
 * The headers of the built site as the development server can send them: it writes styles into pages, and tells browsers over a socket what changed,
 * which the policy has to allow.
 */
export function headersInDevelopment(headers: Readonly<Record<string, string>>): Record<string, string> {
  const policy = headers['content-security-policy'];
  if (policy === undefined) return { ...headers };
  const directives = new Map(
    policy
      .split(';')
      .map((directive) => directive.trim())
      .filter((directive) => directive !== '')
      .map((directive) => [directive.split(/\s/, 1)[0] ?? '', directive] as const),
  );
  const allow = (name: string, more: string): void => {
    const own = directives.get(name) ?? directives.get('default-src')?.replace('default-src', name);
    if (own !== undefined) directives.set(name, `${own.replace(/ 'none'$/, '')} ${more}`);
  };
  allow('style-src', "'unsafe-inline'");
  allow('connect-src', 'ws:');
  return { ...headers, 'content-security-policy': [...directives.values()].join('; ') };
}
