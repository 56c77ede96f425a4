/** `_headers`: response headers for static hosts that read this file (Netlify, Cloudflare Pages). */
import type { Site } from '../../config/index.ts';
import { sourcesOf } from '../theme/policy.ts';
import type { SiteVersions } from '../versions/site-versions.ts';
import { typeOfFile } from './media-types.ts';
import type { CopyOutput, TextOutput } from './output.ts';

/**
 * What pages may load: style sheets and scripts of the site only, none of them inline; pictures, recordings and frames from any HTTPS host, as authors embed
 * them. Inline style attributes are allowed, as authors write them.
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

/** Output path of the file. */
export const HEADERS = '_headers';

/**
 * The policy with the sources that themes of all versions need: hosts read one file, and rules for a folder cannot undo those for the whole site. A directive
 * that is absent inherits `default-src` until it gets its own sources.
 */
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

/** The file, if it has content. A site's own `_headers` takes precedence. The current version's file applies to all versions. */
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

/** Renders the rules. Pages of a Hugo tree may contain scripts of their authors, so they get no policy. */
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

/** Examples are sent as text, so that browsers show a manifest instead of saving it. */
function exampleRules(targets: Iterable<string>, basePath: string): string {
  const rules = new Set<string>();
  for (const target of targets) {
    const [, folder, extension] = /^((?:[^/]+\/){0,2}examples)\/.*\.(ya?ml)$/i.exec(target) ?? [];
    if (folder !== undefined)
      rules.add(`${basePath}${folder}/*.${extension}\n  Content-Type: ${typeOfFile(target)}\n`);
  }
  return [...rules].sort().join('');
}

/** The site's headers as the development server sends them: it inlines styles and notifies browsers through a socket, which the policy must allow. */
export function headersInDevelopment(
  headers: Readonly<Record<string, string>>,
  { hasIslands = false } = {},
): Record<string, string> {
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
  /** A hash would make browsers ignore the keyword. */
  const allowInline = (name: string): void => {
    allow(name, "'unsafe-inline'");
    directives.set(name, (directives.get(name) ?? '').replaceAll(/ 'sha256-[^']*'/g, ''));
  };
  allowInline('style-src');
  if (hasIslands) allowInline('script-src');
  allow('connect-src', 'ws:');
  return { ...headers, 'content-security-policy': [...directives.values()].join('; ') };
}
