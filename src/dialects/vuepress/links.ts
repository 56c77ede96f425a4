/** Converts links to `.md` and `.html` files, and images next to the page, in Markdown and in HTML. */
import type { SourceText } from '../../text/index.ts';
import { type DialectContext, noteAt } from '../dialect.ts';
import { applyEdits, type Edit } from '../edits.ts';
import { proseOf } from '../prose.ts';

/**
 * `](target "title")`; the text of a link may contain brackets, such as those of an image. The pattern can match a text in one way only. A part of its own for
 * the target of an image would be a second way, and in a link without an end each image would double the time that the search takes.
 */
const INLINE =
  /(!?)\[((?:\\.|\[[^\]\n]{0,1000}\]|[^[\]\\])*)\]\((?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))(?=[\s)])/g;
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:[ \t]*<?([^\s<>]+)>?/gm;
const ATTRIBUTE = /<(a|img|video|source|audio)\b[^<>]*?\s(href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * A link to a file of the tree as one to a page of ours: relative ones name the Markdown file, which is found by that name, and those from the root the page's
 * address. `undefined` for a link that is none to a page.
 *
 * @example
 * toPageLink('../pod.html#stop') // '../pod.md#stop'
 * toPageLink('/install/README.md') // '/install/'
 */
export function toPageLink(target: string): string | undefined {
  const at = target.search(/[?#]/);
  const path = at === -1 ? target : target.slice(0, at);
  const suffix = at === -1 ? '' : target.slice(at);
  const [, folder = '', name = ''] = /^(.*\/|)([^/]*)$/.exec(path) ?? [];
  if (path === '' || (FILE_ENDING.test(name) && !/\.(?:html?|md|markdown)$/i.test(name))) return undefined;
  const dots = /^\.+$/.test(name);
  const stem = dots ? '' : name.replace(/\.(?:html?|md|markdown)$/i, '');
  const isIndex = stem === '' || /^(?:readme|index)$/i.test(stem);
  const base = dots ? `${folder}${name}/` : folder;
  if (path.startsWith('/')) return `${base}${isIndex ? '' : `${stem}/`}${suffix}`;
  return `${base}${isIndex ? '_index' : stem}.md${suffix}`;
}

/** `k8s-1.18.x` is a page: file extensions have two letters or more, or are those of programs. */
const FILE_ENDING = /\.(?:[a-z][a-z0-9]{1,5}|7z|[chr])$/i;

/** Converts the targets of all links and images in prose. */
export function convertLinks(source: SourceText, context: DialectContext): SourceText {
  const prose = proseOf(source.text);
  const edits: Edit[] = [];
  const replace = (start: number, target: string, isImage: boolean): void => {
    if (target === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#|\?)/i.test(target)) return;
    const by = (isImage ? undefined : toPageLink(target)) ?? context.asset(target);
    if (by === undefined || by === target) return;
    edits.push({ start, end: start + target.length, by });
    noteAt(context, source, start, {
      kind: 'change',
      rule: isImage ? 'image' : 'link',
      message: isImage
        ? 'An image next to the page has a path from the root of the site.'
        : 'A link to a file is now one to a page.',
      target,
    });
  };
  visitInline(source.text, 0, prose.isProse, replace);
  for (const match of source.text.matchAll(DEFINITION)) {
    const target = match[1] ?? '';
    if (prose.isProse(match.index))
      replace(match.index + match[0].lastIndexOf(target), target, IMAGE.test(target));
  }
  for (const match of source.text.matchAll(ATTRIBUTE)) {
    const target = match[3] ?? match[4] ?? '';
    const isLink = match[1] === 'a';
    if (prose.isProse(match.index))
      replace(match.index + match[0].length - 1 - target.length, target, !isLink);
  }
  return applyEdits(source, edits);
}

const IMAGE = /\.(?:png|jpe?g|gif|svg|webp|avif|ico)$/i;

/** Visits the links of a text, and the images in their texts. */
function visitInline(
  text: string,
  offset: number,
  isProse: (offset: number) => boolean,
  visit: (start: number, target: string, isImage: boolean) => void,
): void {
  for (const match of text.matchAll(INLINE)) {
    const at = offset + match.index;
    if (!isProse(at)) continue;
    const target = match[3] ?? match[4] ?? '';
    const end = at + match[0].length - (match[3] === undefined ? 0 : 1);
    visit(end - target.length, target, match[1] === '!');
    const label = match[0].slice((match[1] ?? '').length + 1, match[0].lastIndexOf(']('));
    if (label.includes('](')) visitInline(label, at + (match[1] ?? '').length + 1, isProse, visit);
  }
}
