/**
 * The files of the content folders of all locales, classified by name: locale, page, bundle index or other file. The rules are Hugo's (hugofs/files/classifier.go,
 * hugofs/filter_fs.go).
 */
import { basename, extname } from 'node:path/posix';
import type { Site } from '../../config/index.ts';
import { createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import type { FileState, Files } from '../../io/index.ts';
import { outsideSite, unreadable } from '../front-matter/read-source.ts';
import { type AdapterRunner, adapterOf, type ContentAdapter } from './content-adapters.ts';
import { contentRootsOf } from './content-roots.ts';
import { createIgnore } from './ignore-files.ts';

/** `leaf`: `index.md`, `branch`: `_index.md`, `page`: any other page, `file`: everything else. */
export type ContentClass = 'branch' | 'leaf' | 'page' | 'file';

export interface ContentFile {
  /** Relative to the site directory. */
  readonly file: string;
  /** From the directory listing; absent if a mount names the file itself. */
  readonly state?: FileState | undefined;
  /** Folder below the content folder: `docs/concepts`; empty at the top. */
  readonly dir: string;
  /** File name: `a.fr.md`. */
  readonly name: string;
  /** Without a locale: `a.md`. */
  readonly sharedName: string;
  /** Without extension and locale: `a`. */
  readonly baseName: string;
  readonly extension: string;
  readonly locale: string;
  readonly class: ContentClass;
  /** Of two files for one place, the one with the larger weight counts. */
  readonly weight: number;
}

export interface ContentFiles {
  readonly files: readonly ContentFile[];
  readonly problems: readonly Problem[];
}

const MARKDOWN_EXTENSIONS: ReadonlySet<string> = new Set(['.md', '.markdown', '.mdown']);
/** Page formats that Hugo supports and Lockstep does not. */
const OTHER_PAGE_EXTENSIONS: ReadonlySet<string> = new Set([
  '.asciidoc',
  '.adoc',
  '.ad',
  '.rest',
  '.rst',
  '.org',
  '.pandoc',
  '.pdc',
]);
const HTML_EXTENSIONS: ReadonlySet<string> = new Set(['.html', '.htm']);

/** All files of the site's content folders that are not ignored, in the order of folders and paths, followed by those that content adapters generate. */
export function listContentFiles(files: Files, site: Site, runAdapter?: AdapterRunner): ContentFiles {
  const isIgnored = createIgnore(site);
  const problems: Problem[] = [];
  const locales = new Set(site.locales.map(({ name }) => name));
  const found: ContentFile[] = [];
  const adapters: (ContentAdapter & Pick<Found, 'weight'>)[] = [];
  const roots = contentRootsOf(site);
  for (const [index, root] of roots.entries()) {
    const insideOf = (path: string) =>
      joinNames(root.target, path.slice(root.source.length).replace(/^\//, ''));
    const listed = files.list(root.source, (path, why) => {
      if (path !== root.source && isIgnored(path, insideOf(path))) return;
      const problem =
        why === 'outside' ? outsideSite(path, root.locale) : unreadable(path, REASONS[why], root.locale);
      problems.push(problem);
    });
    const isFile = listed.length === 0 && files.kindOf(root.source) === 'file';
    const entries = isFile ? [{ path: root.source }] : listed;
    const weight = 2 * (roots.length - index);
    for (const entry of entries) {
      const { path } = entry;
      const inside = insideOf(path);
      if (isIgnored(path, inside) || !root.accepts(inside.slice(root.target.length).replace(/^\//, '')))
        continue;
      const adapter = site.conventions.contentAdapters
        ? adapterOf(path, inside, root.locale, locales)
        : undefined;
      if (adapter !== undefined) {
        adapters.push({ ...adapter, weight });
        continue;
      }
      const state = 'size' in entry ? entry : undefined;
      const listedFile: Found = { file: path, state, inside, weight, locale: root.locale };
      const file = describe(files, listedFile, locales, site.dialect);
      if (OTHER_PAGE_EXTENSIONS.has(file.extension)) problems.push(unsupportedFormat(file));
      found.push(file);
    }
  }
  // A file on disk takes precedence over a generated one at the same path, since it comes first.
  for (const { weight, ...adapter } of adapters) {
    const made = runAdapter?.(adapter) ?? { files: [], problems: [adapterNotRun(adapter)] };
    problems.push(...made.problems);
    for (const each of made.files)
      found.push(describe(files, { ...each, state: undefined, weight }, locales, site.dialect));
  }
  return { files: found, problems };
}

const REASONS = { missing: 'it is a broken link', unreadable: 'the folder cannot be opened' };

function unsupportedFormat({ file, extension, locale }: ContentFile): Problem {
  return createProblem('unsupported-format', filePlace(file), {
    message: `Unexpected page in the format “${extension}”, expected Markdown or HTML.`,
    hint: 'Turn the page into Markdown; it is published as a plain file now.',
    locale,
  });
}

/** For callers that do not run adapters. */
function adapterNotRun({ file, locale }: ContentAdapter): Problem {
  return createProblem('unsupported-template', filePlace(file), {
    message:
      'Unexpected content adapter, expected pages as files: the pages that this template would generate are missing.',
    hint: 'Write the pages as files, or generate them with a script before the build.',
    locale,
    severity: 'warning',
  });
}

interface Found {
  readonly file: string;
  readonly state: FileState | undefined;
  /** Below the content folder: `docs/a.fr.md`. */
  readonly inside: string;
  readonly weight: number;
  /** Of the content folder. */
  readonly locale: string;
}

function describe(
  files: Files,
  found: Found,
  locales: ReadonlySet<string>,
  dialect: Site['dialect'],
): ContentFile {
  const { file, state, inside, weight, locale } = found;
  const name = basename(inside);
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  const suffix = extname(stem).slice(1);
  const named = locales.has(suffix) ? suffix : undefined;
  const baseName = named === undefined ? stem : stem.slice(0, -(named.length + 1));
  return {
    file,
    state,
    dir: inside.slice(0, Math.max(inside.length - name.length - 1, 0)),
    name,
    sharedName: baseName + extension,
    baseName,
    extension,
    locale: named ?? locale,
    class: classify(name, extension, dialect, () => startsWithHtml(files, file)),
    weight: named === locale ? weight + 1 : weight,
  };
}

function joinNames(...names: readonly string[]): string {
  return names.filter((name) => name !== '').join('/');
}

/** An HTML file that starts with a tag is a plain file; one that starts with front matter or a comment is a page. */
function classify(
  name: string,
  extension: string,
  dialect: Site['dialect'],
  isPlainHtml: () => boolean,
): ContentClass {
  const isPage = MARKDOWN_EXTENSIONS.has(extension) || (HTML_EXTENSIONS.has(extension) && !isPlainHtml());
  if (!isPage) return 'file';
  if (name.startsWith('_index.')) return 'branch';
  // In VuePress these are the pages of their folders, next to other pages.
  if (dialect === 'vuepress' && /^(?:readme|index)\./i.test(name)) return 'branch';
  return name.startsWith('index.') ? 'leaf' : 'page';
}

function startsWithHtml(files: Files, file: string): boolean {
  const read = files.readText(file);
  return read.kind === 'text' && /^\s*(?:<(?!!--)|$)/.test(read.text);
}

/** Whether the body is HTML rather than Markdown. */
export function isHtmlPage(file: ContentFile): boolean {
  return HTML_EXTENSIONS.has(file.extension);
}
