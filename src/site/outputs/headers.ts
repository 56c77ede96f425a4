/** `_headers`: what answers for the files of a site say besides, for static hosts that read it (Netlify, Cloudflare Pages). */
import type { Site } from '../../config/index.ts';
import { sourcesOf } from '../theme/policy.ts';
import type { SiteVersions } from '../versions/site-versions.ts';
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
];

/** Path of the file. */
export const HEADERS = '_headers';

/** The same with what the looks of a site need, in all of its versions: hosts read one file, and rules for a folder would not take back what is said for the whole. A directive that it does not name is that of `default-src` until it has sources of its own. */
function policyOf(themes: readonly Site['theme'][]): string {
  const sources = new Map<string, readonly string[]>();
  for (const theme of themes)
    for (const [name, more] of sourcesOf(theme))
      sources.set(name, [...new Set([...(sources.get(name) ?? []), ...more])]);
  const own = POLICY.map((directive) => {
    const [name = ''] = directive.split(' ', 1);
    const more = sources.get(name) ?? [];
    sources.delete(name);
    return [directive, ...more].join(' ');
  });
  return [...own, ...[...sources].map(([name, more]) => [name, "'self'", ...more].join(' '))].join('; ');
}

type HeaderSite = Pick<Site, 'conventions' | 'basePath' | 'theme'>;

/**
 * The file, where there is something to say. A site's own file among its static files says what it wants. That of the current version holds for all versions of a site.
 */
export function listHeaders(
  site: HeaderSite,
  copies: readonly CopyOutput[],
  versions?: SiteVersions,
): TextOutput[] {
  if (versions !== undefined && versions.own.status !== 'current') return [];
  const targets = copies.map(({ path }) => path);
  const below = (versions?.all ?? []).flatMap(({ prefix }) => targets.map((target) => prefix + target));
  const text = renderHeaders([...targets, ...below], site, versions?.themes);
  return text === '' ? [] : [{ kind: 'text', path: HEADERS, render: () => text }];
}

/** The rules. Pages of a Hugo tree may hold scripts of their authors: these get no policy. */
export function renderHeaders(
  targets: Iterable<string>,
  site: HeaderSite,
  themes: readonly Site['theme'][] = [site.theme],
): string {
  return policyRule(site, themes) + exampleRules(targets, site.basePath);
}

function policyRule(site: HeaderSite, themes: readonly Site['theme'][]): string {
  const { conventions, basePath } = site;
  if (!conventions.strictScripts) return '';
  return `${basePath}*
  Content-Security-Policy: ${policyOf(themes)}
  Referrer-Policy: strict-origin-when-cross-origin
  X-Content-Type-Options: nosniff
`;
}

/** Examples are YAML: a browser shows a manifest instead of saving it. */
function exampleRules(targets: Iterable<string>, basePath: string): string {
  const rules = new Set<string>();
  for (const target of targets) {
    const [, folder, extension] = /^((?:[^/]+\/){0,2}examples)\/.*\.(ya?ml)$/i.exec(target) ?? [];
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
