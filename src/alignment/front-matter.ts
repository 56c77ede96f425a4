/** The front matter's part in a comparison: what of it readers see. */
import { parseFrontMatter } from '../corpus/index.ts';
import type { Value } from '../formats/index.ts';
import type { Block } from './block.ts';

/** Keys that only programs and authors read. */
const UNSEEN: ReadonlySet<string> = new Set([
  'aliases',
  'approvers',
  'author',
  'authors',
  'body_class',
  'build',
  '_build',
  'cascade',
  'categories',
  'cid',
  'class',
  'content_template',
  'content_type',
  'css',
  'custom_edit_url',
  'date',
  'default_lang_commit',
  'draft',
  'drifted_from_default',
  'expirydate',
  'gitlab_url',
  'hide_feedback',
  'id',
  'keywords',
  'l10n',
  'lastmod',
  'layout',
  'main_menu',
  'markup',
  'menu',
  'no_list',
  'no_toc',
  'outputs',
  'params',
  'publishdate',
  'redirect_from',
  'reviewers',
  'sitemap',
  'slug',
  'source_blob',
  'tags',
  'toc_hide',
  'translationkey',
  'type',
  'url',
  'weight',
]);

/** Keys that are shown even where their value is a single word. */
const SEEN: ReadonlySet<string> = new Set([
  'title',
  'linktitle',
  'description',
  'subtitle',
  'summary',
  'short_description',
  'aka',
  'full_link',
  'quote',
  'heading',
  'min-kubernetes-server-version',
]);

export interface FrontMatterBlocks {
  readonly blocks: readonly Block[];
  /** Offset of the body in the text, in UTF-16 code units. */
  readonly bodyStart: number;
  /** Title of the page; empty where it has none. */
  readonly title: string;
}

/** The fields that readers see, each as a block at its line, in the order of their names. */
export function splitFrontMatter(text: string): FrontMatterBlocks {
  const { params, format, bodyStart } = parseFrontMatter({ path: '', text });
  if (format === 'none') return { blocks: [], bodyStart, title: '' };
  const lines = text.slice(0, bodyStart).split('\n');
  const blocks = Object.keys(params)
    .sort()
    .flatMap((name): Block[] => {
      const value = params[name];
      const isNested = name === 'cascade' || name === 'params';
      const shown = value === undefined ? '' : isNested ? versionsIn(value) : shownText(value);
      const isSeen = isNested || SEEN.has(name) || (!UNSEEN.has(name) && /\p{L}\s+\p{L}/u.test(shown));
      if (!isSeen || shown === '') return [];
      const { start, end } = placeOf(lines, name);
      const key = `${name}: ${shown.replaceAll(/\s+/g, ' ').trim()}`;
      return [{ kind: 'field', text: shown, start, end, level: 0, key, name }];
    });
  const { title } = params;
  return { blocks, bodyStart, title: typeof title === 'string' ? title : '' };
}

/** Of parameters for programs, the versions: pages show them, and every language has its own. */
function versionsIn(value: Value): string {
  return [...JSON.stringify(value).matchAll(/"([\w-]+)":"?(v?\d+\.\d+(?:\.\d+)?)"?(?=[,}])/g)]
    .map(([, key, version]) => `${key} ${version}`)
    .join(', ');
}

function shownText(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(shownText).join('\n');
  return value === null ? '' : JSON.stringify(value);
}

/** The lines from a top-level key to the one before the next. */
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
