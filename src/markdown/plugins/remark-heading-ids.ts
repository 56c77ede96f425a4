/**
 * Gives every Markdown heading, and where the site wants it every term of a definition list, its id: the one that the author wrote (`## Title {#id}`), else one made of the heading by the site's rule.
 * The id is set here, where the heading's source is still known: older Hugo makes ids of the source, not of the text.
 */
import type { Properties } from 'hast';
import type { Heading, PhrasingContent, Root } from 'mdast';
import { toString as mdastToText } from 'mdast-util-to-string';
import type { VFile } from 'vfile';
import type { MarkdownSettings } from '../../config/index.ts';
import { splitAtSlots } from '../../shortcodes/index.ts';
import { attributesToProperties, parseTrailingAttributes } from '../attributes.ts';
import { plainHeadingText } from '../heading-text.ts';
import { HEADING_PROPERTY, type Scope, WRITTEN_ID } from '../scope.ts';
import { slotToText } from '../slot-text.ts';
import { createSlugger } from '../slugger.ts';
import { SKIP, walkMarkdown } from '../walk.ts';

type Settings = Pick<
  MarkdownSettings,
  | 'headingIds'
  | 'headingIdText'
  | 'headingAttributes'
  | 'attributesBeforeClosingMarks'
  | 'definitionTermIds'
  | 'typographer'
>;
export type HeadingIdOptions = Partial<Settings>;

/** Those of a present Hugo, but that it prints quotes in their typographic forms. */
const DEFAULTS: Settings = {
  headingIds: 'github',
  headingIdText: 'plain',
  headingAttributes: true,
  attributesBeforeClosingMarks: false,
  definitionTermIds: false,
  typographer: false,
};

export function remarkHeadingIds(options: HeadingIdOptions = {}) {
  const settings: Settings = { ...DEFAULTS, ...options };
  const { headingIds } = settings;
  return (tree: Root, file: VFile): void => {
    const { scope } = file.data;
    const source = scope?.source.text ?? String(file);
    const slugger = scope?.slugger ?? createSlugger(headingIds === 'none' ? 'github' : headingIds);
    const shown = (text: string) => (scope === undefined ? text : withSlotsAsText(text, scope));
    const identify = (heading: Heading): void => {
      const line = lastLineOf(heading, source);
      const mayHave = settings.headingAttributes && (settings.attributesBeforeClosingMarks || !line.closed);
      const trailing = mayHave ? parseTrailingAttributes(line.text) : undefined;
      const written = trailing === undefined ? line.text : line.text.slice(0, trailing.start);
      if (trailing !== undefined) cutFrom(heading, line.start + written.trimEnd().length);
      const properties: Properties = {
        ...heading.data?.hProperties,
        ...(trailing === undefined ? {} : attributesToProperties(trailing.attributes)),
      };
      const isWritten = typeof properties.id === 'string';
      if (typeof properties.id === 'string') slugger.take(properties.id);
      else if (headingIds !== 'none') {
        const text = shown(idText(heading, written, source, settings));
        if (settings.headingIdText !== 'plain' || text.trim() !== '') properties.id = slugger.slug(text);
      }
      const mark = scope === undefined ? {} : { [HEADING_PROPERTY]: isWritten ? WRITTEN_ID : true };
      heading.data = { ...heading.data, hProperties: { ...properties, ...mark } };
    };
    walkMarkdown(tree, (node) => {
      if (node.type === 'defListTerm' && settings.definitionTermIds) {
        const id = slugger.slug(shown(mdastToText(node, { includeHtml: false })), 'term');
        node.data = { ...node.data, hProperties: { id } };
        return SKIP;
      }
      if (node.type !== 'heading') return INLINE_HOLDERS.has(node.type) ? SKIP : undefined;
      identify(node);
      return SKIP;
    });
  };
}

function idText(heading: Heading, written: string, source: string, settings: Settings): string {
  if (settings.headingIdText === 'source') return written;
  if (settings.headingIdText === 'plain') return plainHeadingText(heading, source, settings.typographer);
  return mdastToText(heading, { includeHtml: false });
}

/** Blocks in which no heading stands. */
const INLINE_HOLDERS: ReadonlySet<string> = new Set(['paragraph', 'table', 'code', 'html', 'definition']);

interface LastLine {
  readonly text: string;
  readonly start: number;
  /** It ends in `#` marks. */
  readonly closed: boolean;
}

/** The heading's last line of content, without `#` marks; all of it for the usual heading of one line. */
function lastLineOf(heading: Heading, text: string): LastLine {
  const start = heading.position?.start.offset ?? 0;
  const end = heading.position?.end.offset ?? start;
  const source = text.slice(start, end);
  const atx = /^(#{1,6})([ \t]+|$)/.exec(source);
  if (atx !== null) {
    const content = source.slice(atx[0].length);
    const cut = withoutClosingMarks(content);
    const closed = /#[ \t]*$/.test(content) && cut !== content;
    return { text: cut, start: start + atx[0].length, closed };
  }
  const lines = source.split('\n');
  const underline = lines.pop() ?? '';
  const last = lines.at(-1) ?? '';
  return { text: last, start: end - underline.length - 1 - last.length, closed: false };
}

/** `Title ## {#id}` and `Title ##` both end in marks that are no text; the offsets before them stay. */
function withoutClosingMarks(content: string): string {
  const attributes = /\{[^{}]*\}[ \t]*$/.exec(content)?.[0] ?? '';
  const title = content.slice(0, content.length - attributes.length);
  const cut = cutClosingMarks(title);
  return attributes === '' ? cut : cut + ' '.repeat(title.length - cut.length) + attributes;
}

/** By hand: an expression for this takes quadratic time on a long run of spaces or marks. */
function cutClosingMarks(title: string): string {
  let end = title.length;
  while (end > 0 && isSpaceOrTab(title, end - 1)) end -= 1;
  const afterMarks = end;
  while (end > 0 && title.charAt(end - 1) === '#') end -= 1;
  if (end === afterMarks || (end > 0 && !isSpaceOrTab(title, end - 1))) return title;
  while (end > 0 && isSpaceOrTab(title, end - 1)) end -= 1;
  return title.slice(0, end);
}

function isSpaceOrTab(text: string, at: number): boolean {
  const char = text.charAt(at);
  return char === ' ' || char === '\t';
}

/** Removes from the heading what stands at or after an offset of the source. */
function cutFrom(parent: { children: PhrasingContent[] }, offset: number): void {
  const kept: PhrasingContent[] = [];
  for (const child of parent.children) {
    const start = child.position?.start.offset ?? 0;
    const end = child.position?.end.offset ?? start;
    if (start >= offset) continue;
    if (end > offset && child.type === 'text') {
      // Escapes and entities make the value shorter than its source: what is cut has neither.
      child.value = child.value.slice(0, Math.max(0, child.value.length - (end - offset)));
    } else if (end > offset && 'children' in child) cutFrom(child, offset);
    kept.push(child);
  }
  const last = kept.at(-1);
  if (last?.type === 'text') last.value = last.value.trimEnd();
  parent.children = kept;
}

function withSlotsAsText(text: string, scope: Scope): string {
  return splitAtSlots(text, scope.slots)
    .map((part) => (typeof part === 'string' ? part : slotToText(part)))
    .join('');
}
