/** A page's text → its blocks and sections. */
import type { Block, Outline, Section } from './block.ts';
import { splitFrontMatter } from './front-matter.ts';
import { replaceTags } from './shortcode-key.ts';
import { splitBody } from './split-body.ts';

export interface OutlineOptions {
  /** The id that the site gives a heading of such a text, duplicates not considered. */
  anchorOf(text: string): string;
  /** What `{{% heading "whatsnext" %}}` shows in the language of the page; where that is not known, its argument stands for it. */
  headingText?(name: string): string | undefined;
  /** Scheme and host of the site; empty where they are not known. */
  readonly origin: string;
}

/** Cuts a page up; line numbers are those of the file, front matter included. */
export function parseOutline(text: string, options: OutlineOptions): Outline {
  const front = splitFrontMatter(text);
  const before = text.slice(0, front.bodyStart);
  const firstLine = before.split('\n').length;
  const lines = text.slice(front.bodyStart).split(/\r?\n/);
  const blocks = [...front.blocks, ...splitBody(lines, firstLine, options.origin)];
  const total = firstLine + lines.length - 1 - (lines.at(-1) === '' ? 1 : 0);
  return { blocks, sections: toSections(blocks, total, options), lines: Math.max(total, 1) };
}

function toSections(blocks: readonly Block[], lines: number, options: OutlineOptions): Section[] {
  const heads: { heading: Block | undefined; blocks: Block[] }[] = [{ heading: undefined, blocks: [] }];
  for (const block of blocks) {
    if (block.kind === 'heading') heads.push({ heading: block, blocks: [block] });
    else if (block.kind !== 'comment' && block.key !== '') heads.at(-1)?.blocks.push(block);
  }
  const taken = new Map<string, number>();
  return heads.map(({ heading, blocks: own }, index) => {
    const start = heading?.start ?? 1;
    const end = (heads[index + 1]?.heading?.start ?? lines + 1) - 1;
    if (heading === undefined)
      return { id: '', title: '', level: 0, blocks: own, start, end: Math.max(end, 1) };
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
    };
  });
}

/** A heading's text as readers see it, as far as it is known. */
function shownText(heading: string, { headingText }: OutlineOptions): string {
  return replaceTags(heading, (tag) => {
    const written = heading.slice(tag.start, tag.end);
    return tag.name === 'heading'
      ? (headingText?.(String(tag.args.positional[0] ?? '')) ?? written)
      : written;
  });
}

/** A heading without marks; a shortcode in it counts by its first argument. */
function plainText(heading: string, options: OutlineOptions): string {
  return replaceTags(shownText(heading, options), (tag) => String(tag.args.positional[0] ?? '')).replaceAll(
    /[*`]|\]\([^)]*\)/g,
    '',
  );
}
