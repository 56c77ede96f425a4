/** Where an imported page belongs: its locale and its path below the locale's folder. */
import { posix } from 'node:path';
import type { Site } from '../config/index.ts';
import { detectLanguage, findSourcePath } from '../dialects/index.ts';
import { textToAnchor } from '../markdown/index.ts';

/** A value, and where it is from. */
export interface Found<T> {
  readonly value: T;
  readonly by: string;
}

export interface TargetClues {
  readonly site: Pick<Site, 'locales' | 'defaultLocale'>;
  /** Path of the file, with `/`: below the tree where there is one. */
  readonly path: string;
  readonly inTree: boolean;
  /** Other languages have folders of their own at the top of the tree. */
  readonly hasLocaleFolders: boolean;
  readonly values: Readonly<Record<string, unknown>>;
  /** Markdown without front matter. */
  readonly body: string;
  readonly title: string;
}

/**
 * The locale of a page: what its front matter, its path and its text say, in this order. In a tree where languages have folders, a page outside of these is in
 * the default locale.
 */
export function findLocale({
  site,
  path,
  inTree,
  hasLocaleFolders,
  values,
  body,
  title,
}: TargetClues): Found<string> {
  for (const key of ['locale', 'lang', 'language']) {
    const value = values[key];
    if (typeof value === 'string' && isTag(value))
      return { value: tagToLocale(value, site), by: 'front matter' };
  }
  const named = localeOfPath(path, inTree, site);
  if (named !== undefined) return { value: named, by: 'path' };
  if (hasLocaleFolders) return { value: site.defaultLocale, by: 'path' };
  const detected = detectLanguage(`${title}\n\n${body}`);
  return detected === undefined
    ? { value: site.defaultLocale, by: 'default locale' }
    : { value: tagToLocale(detected, site), by: 'language of the text' };
}

function isTag(value: string): boolean {
  return /^[a-z]{2,3}(?:[-_][A-Za-z]{2,4})*$/.test(value);
}

/** A tag as the name of the site's locale that fits it best; as it is, in lower case, where none does. */
function tagToLocale(tag: string, { locales }: TargetClues['site']): string {
  const written = new Intl.Locale(tag.replaceAll('_', '-'));
  const exact = locales.find(({ name, lang }) =>
    [name, lang].some((each) => each.toLowerCase() === tag.toLowerCase()),
  );
  const wanted = written.maximize();
  const sameScript = locales.find(({ lang }) => {
    const own = new Intl.Locale(lang).maximize();
    return own.language === wanted.language && own.script === wanted.script;
  });
  return (
    (exact ?? sameScript)?.name ??
    (written.script === undefined ? tag.toLowerCase() : tagWithoutScript(written))
  );
}

function tagWithoutScript(tag: Intl.Locale): string {
  const likely = new Intl.Locale(tag.language).maximize().script;
  return (likely === tag.script ? tag.language : tag.toString()).toLowerCase();
}

/** `content/fr/docs/a.md`, `zh/a.md` at the top of a tree, `a.fr.md`. */
function localeOfPath(path: string, inTree: boolean, { locales }: TargetClues['site']): string | undefined {
  const names = path.split('/');
  const at = names.lastIndexOf('content');
  const folder = at !== -1 ? names[at + 1] : inTree ? names[0] : undefined;
  const suffix = /\.([a-z]{2}(?:-[a-z]{2,4})?)\.[a-z]+$/i.exec(path)?.[1];
  return locales.find(({ name }) => name === folder?.toLowerCase() || name === suffix?.toLowerCase())?.name;
}

/** The path below the locale's folder: that in its site, that of its source, else from its title. */
export function findPath(clues: TargetClues): Found<string> {
  const { site, path, inTree, values, body, title } = clues;
  const content = /(?:^|\/)content\/([^/]+)\/(.+)$/.exec(path);
  if (content !== null && site.locales.some(({ name }) => name === content[1])) {
    return { value: withMarkdownEnding(content[2] ?? ''), by: 'path of the file' };
  }
  if (inTree) {
    const [first = '', ...rest] = path.split('/');
    const below = rest.length > 0 && site.locales.some(({ name }) => name === first) ? rest.join('/') : path;
    return { value: toPagePath(below), by: 'path in the tree' };
  }
  const known = new Set(site.locales.map(({ name }) => name));
  const source = findSourcePath(
    values,
    body,
    (name) => known.has(name) || /^[a-z]{2}(?:-[a-z]{2})?$/.test(name),
  );
  if (source !== undefined) return { value: source.path, by: 'address of the source' };
  const slug = textToAnchor(title.normalize('NFC'), 'github').replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
  return { value: `docs/${slug || posix.parse(path).name}.md`, by: 'title' };
}

/** `guide/README.md` → `guide/_index.md`; what is no Markdown gets the ending. */
function toPagePath(path: string): string {
  const { dir, name } = posix.parse(path);
  return /^(?:readme|index)$/i.test(name) ? posix.join(dir, '_index.md') : withMarkdownEnding(path);
}

/** `a.markdown` and `a.txt` → `a.md`; other names keep all of themselves. */
function withMarkdownEnding(path: string): string {
  return `${path.replace(/\.(?:md|markdown|txt)$/i, '')}.md`;
}

/** What `--to` says: a page below the locale's folder, or, with a slash at its end, the folder that pages go to. */
export function applyTo(to: string, found: string): string {
  const below = posix
    .normalize(to)
    .replace(/^\/+/, '')
    .replace(/^content\/[^/]+\//, '');
  if (to.endsWith('/')) return posix.join(below, posix.basename(found));
  return /\.(?:md|markdown)$/.test(below) ? below : `${below}.md`;
}
