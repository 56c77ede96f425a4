/** The visible part of the front matter, for comparison. */
import { parseFrontMatter } from '../corpus/index.ts';
import type { Value } from '../formats/index.ts';
import { createRecent } from '../text/index.ts';
import type { Block } from './block.ts';

/** Keys for programs and authors. All others count, since a site can show any of them, and a missed change is worse than a false one. */
const UNSEEN: ReadonlySet<string> = new Set([
  '_build',
  'aliases',
  'approvers',
  'body_class',
  'build',
  'canonical_url',
  'canonicalurl',
  'cascade',
  'cid',
  'class',
  'content_template',
  'content_type',
  'cspell',
  'cspell:ignore',
  'css',
  'custom_edit_url',
  'default_lang_commit',
  'drifted_from_default',
  'evergreen',
  'expirydate',
  'full_list',
  'gitlab_url',
  'headless',
  'hide_feedback',
  'hide_summary',
  'htmltest',
  'id',
  'images',
  'keywords',
  'l10n',
  'lastmod',
  'layout',
  'link_check_exclude_path',
  'linkcheck',
  'machine_draft',
  'main_menu',
  'manuallinktarget',
  'markdownlint',
  'markup',
  'menu',
  'no_list',
  'no_toc',
  'noindex',
  'outputs',
  'params',
  'publishdate',
  'redirect',
  'redirect_from',
  'redirects',
  'resources',
  'reviewers',
  'robots',
  'sidebar_root_for',
  'simple_list',
  'sitemap',
  'slug',
  'source_blob',
  'spelling',
  'toc-hide',
  'toc_hide',
  'translationkey',
  'translations',
  'type',
  'url',
  'vale',
  'weight',
]);

export interface FrontMatterBlocks {
  readonly blocks: readonly Block[];
  /** Offset of the body in the text, in UTF-16 code units. */
  readonly bodyStart: number;
  /** Title of the page; empty if it has none. */
  readonly title: string;
}

/**
 * The visible fields as blocks with their lines, sorted by name.
 *
 * @param path of the page below its content folder: posts show their date
 */
export function splitFrontMatter(text: string, path = ''): FrontMatterBlocks {
  const written = WRITTEN.exec(text)?.[0];
  if (written === undefined) return readFrontMatter(text, path);
  const { blocks, ...rest } = LATELY.get(`${path}\n${written}`, (own) =>
    withMemos(readFrontMatter(own.slice(path.length + 1), path)),
  );
  // Copies, since callers distinguish the blocks of two versions by identity.
  return { ...rest, blocks: blocks.map((block) => ({ ...block })) };
}

function withMemos(front: FrontMatterBlocks): FrontMatterBlocks {
  return { ...front, blocks: front.blocks.map((block) => ({ ...block, memo: { found: [] } })) };
}

/** Complete front matter, which most commits do not change. */
const WRITTEN = /^(---|\+\+\+)[ \t]*\r?\n(?:[^\n]*\n)*?\1[ \t]*(?:\r?\n|$)/;
const LATELY = createRecent<FrontMatterBlocks>(500);

function readFrontMatter(text: string, path: string): FrontMatterBlocks {
  const { params, format, bodyStart } = parseFrontMatter({ path: '', text });
  if (format === 'none') return { blocks: [], bodyStart, title: '' };
  const lines = text.slice(0, bodyStart).split('\n');
  const blocks = Object.keys(params)
    .sort()
    .flatMap((name): Block[] => {
      const value = params[name];
      const isNested = name === 'cascade' || name === 'params';
      const shown = value === undefined ? '' : isNested ? versionsIn(value) : shownText(value, name);
      const isUnseen = (UNSEEN.has(name) && !isNested) || (name === 'date' && !POSTS.test(path));
      if (isUnseen || (typeof value === 'boolean' && name !== 'draft') || shown === '') return [];
      const { start, end } = placeOf(lines, name);
      const key = `${name}: ${shown.replaceAll(/\s+/g, ' ').trim()}`;
      return [{ kind: 'field', text: shown, start, end, level: 0, key, name }];
    });
  const { title } = params;
  return { blocks, bodyStart, title: typeof title === 'string' ? title : '' };
}

/** Folders of dated pages. */
const POSTS = /(?:^|\/)(?:_?posts?|blog|news|articles)(?:\/|$)/;

/** Versions among parameters for programs: pages show them, and every language has its own. */
function versionsIn(value: Value): string {
  return [...JSON.stringify(value).matchAll(/"([\w-]+)":"?(v?\d+\.\d+(?:\.\d+)?)"?(?=[,}])/g)]
    .map(([, key, version]) => `${key} ${version}`)
    .join(', ');
}

/** The visible text of a value; empty if it is not set. */
function shownText(value: Value, name = ''): string {
  if (value === null || value === false) return '';
  if (typeof value !== 'object') return String(value);
  const parts = Array.isArray(value)
    ? value.map((inner) => shownText(inner))
    : Object.entries(value).map(([key, inner]) => {
        const isUnseen = UNSEEN.has(key.toLowerCase()) || (name === 'card' && key.toLowerCase() !== 'title');
        const text = isUnseen ? '' : shownText(inner);
        return text === '' ? '' : `${key} ${text}`;
      });
  return parts.filter((part) => part !== '').join('\n');
}

/** The lines from a top-level key to the next. */
function placeOf(lines: readonly string[], name: string): { start: number; end: number } {
  const isKey = (line: string) => /^["']?[\w-]+["']?\s*[:=]|^(?:---|\+\+\+)/.test(line);
  const at = lines.findIndex(
    (line) => /^\s*["']?([\w-]+)["']?\s*[:=]/.exec(line)?.[1]?.toLowerCase() === name,
  );
  if (at === -1) return { start: 1, end: 1 };
  let end = at + 1;
  while (end < lines.length && !isKey(lines[end] ?? '')) end += 1;
  return { start: at + 1, end: Math.max(at + 1, end) };
}
