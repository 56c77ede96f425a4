/** A page's text → its blocks and sections. */

import { namedThings } from '../shortcodes/index.ts';
import { type Block, type Outline, ownMemo, type Section } from './block.ts';
import { splitFrontMatter } from './front-matter.ts';
import { memoOfBlocks } from './section-memo.ts';
import { replaceTags } from './shortcode-key.ts';
import { splitBody } from './split-parts.ts';
import type { Writing } from './writing.ts';

/** Site settings that keys depend on; `origin` is empty if unknown. */
export interface OutlineOptions extends Omit<Writing, 'definitions' | 'footnotes' | 'address'> {
  /** The id that the site gives a heading with this text, before duplicates are numbered. */
  anchorOf(text: string): string;
  /** A UI string in the page's language, as `{{% heading "whatsnext" %}}` shows it; if unknown, the argument is used. */
  uiText?(key: string): string | undefined;
}

/**
 * Splits a page; line numbers are those of the file, including front matter.
 *
 * @param path of the page below its content folder, if known: relative links are resolved from it
 */
export function parseOutline(text: string, options: OutlineOptions, path?: string): Outline {
  const front = splitFrontMatter(text, path);
  const before = text.slice(0, front.bodyStart);
  const firstLine = before.split('\n').length;
  const lines = text.slice(front.bodyStart).split(/\r?\n/);
  const { origin, hosts, sourceLocale, shortcodes } = options;
  const writing: Writing = {
    origin,
    shortcodes,
    ...(hosts === undefined ? {} : { hosts }),
    ...(sourceLocale === undefined ? {} : { sourceLocale }),
    ...(path === undefined ? {} : { address: addressOf(path) }),
  };
  const body = splitBody(lines, firstLine, writing).map((block) => withOwnId(block, options));
  const blocks = [...front.blocks, ...body];
  const total = firstLine + lines.length - 1 - (lines.at(-1) === '' ? 1 : 0);
  return { blocks, sections: toSections(blocks, total, options), lines: Math.max(total, 1) };
}

/** The URL of a page with this path by default. */
function addressOf(path: string): string {
  return `/${path.replace(/\.\w+$/, '').replace(/(?:^|\/)_?index$/, '')}`;
}

/** An explicit id is part of a heading's content, as links refer to it. */
function withOwnId(block: Block, options: OutlineOptions): Block {
  const { kind, explicitId, key, text } = block;
  if (kind !== 'heading' || explicitId === undefined) return block;
  return options.anchorOf(plainText(text, options)) === explicitId
    ? block
    : { ...block, ...ownMemo(block.memo), key: `${key} {#${explicitId}}` };
}

function toSections(blocks: readonly Block[], lines: number, options: OutlineOptions): Section[] {
  const heads: { heading: Block | undefined; blocks: Block[] }[] = [{ heading: undefined, blocks: [] }];
  /** Sections start with the comments before their heading. */
  const starts = [1];
  let behind = 1;
  for (const block of blocks) {
    if (block.kind === 'heading') {
      heads.push({ heading: block, blocks: [block] });
      starts.push(Math.min(block.start, behind));
    }
    if (block.kind !== 'comment') behind = Number.MAX_SAFE_INTEGER;
    else if (behind === Number.MAX_SAFE_INTEGER) behind = block.start;
    if (block.kind === 'heading') continue;
    if (block.kind !== 'comment' && block.key !== '') heads.at(-1)?.blocks.push(block);
  }
  const taken = new Map<string, number>();
  return heads.map(({ heading, blocks: own }, index) => {
    const start = heading?.start ?? 1;
    const end = (starts[index + 1] ?? lines + 1) - 1;
    if (heading === undefined)
      return { id: '', title: '', level: 0, blocks: own, start, end: Math.max(end, 1), ...memoOfBlocks(own) };
    const base = heading.explicitId ?? options.anchorOf(plainText(heading.text, options));
    const count = taken.get(base) ?? 0;
    taken.set(base, count + 1);
    const id = heading.explicitId !== undefined || count === 0 ? base : `${base}-${count}`;
    return {
      id,
      title: shownText(heading.text, options).trim(),
      level: heading.level,
      blocks: own,
      start,
      end: Math.max(start, end),
      ...memoOfBlocks(own),
    };
  });
}

/** A heading's visible text, as far as it is known. */
function shownText(heading: string, { uiText, shortcodes }: OutlineOptions): string {
  return replaceTags(heading, (tag) => {
    const written = heading.slice(tag.start, tag.end);
    const params = shortcodes.get(tag.name)?.params ?? {};
    const key = namedThings(params, tag.args).find(({ type }) => type === 'ui')?.name;
    return key === undefined ? written : (uiText?.(key) ?? written);
  });
}

/** A heading without markup; a shortcode in it is replaced by its first argument. */
function plainText(heading: string, options: OutlineOptions): string {
  return replaceTags(shownText(heading, options), (tag) => String(tag.args.positional[0] ?? '')).replaceAll(
    /[*`]|\]\([^)]*\)/g,
    '',
  );
}
