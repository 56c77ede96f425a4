/** The source's text in HTML comments of a translation: a comment contains some source blocks, and the blocks up to the next comment translate them. */
import { type Block, type BlockKind, type Outline, remember } from './block.ts';
import { splitBody } from './split-parts.ts';
import type { Writing } from './writing.ts';

export interface CommentedSource {
  /** Keys of all blocks in comments. */
  readonly keys: ReadonlySet<string>;
  /** Keys of the comment before a heading of the translation. */
  readonly counterparts: ReadonlyMap<Block, ReadonlySet<string>>;
  /** Keys of the source blocks that a block translates. */
  keysFor(block: Block): ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();

const KNOWN = new WeakMap<Outline, { readonly writing: Writing; readonly found: CommentedSource }>();

export function commentedSource(translation: Outline, writing: Writing): CommentedSource {
  const known = KNOWN.get(translation);
  if (known !== undefined && isSameSite(known.writing, writing)) return known.found;
  const found = readComments(translation, writing);
  KNOWN.set(translation, { writing, found });
  return found;
}

function readComments(translation: Outline, writing: Writing): CommentedSource {
  const keys = new Set<string>();
  const counterparts = new Map<Block, ReadonlySet<string>>();
  const { blocks } = translation;
  for (let at = 0; at < blocks.length; at += 1) {
    const comment = blocks[at];
    if (comment?.kind !== 'comment' || !/\p{L}{2}[\s\S]*\s/u.test(`${comment.text.trim()} `)) continue;
    const inside = originalsIn(comment, writing);
    for (const { key } of inside) keys.add(key);
    const behind: Block[] = [];
    for (let next = at + 1; next < blocks.length; next += 1) {
      const block = blocks[next];
      if (block === undefined || block.kind === 'comment') break;
      behind.push(block);
    }
    // Each kind in order: the second paragraph after a comment translates the second one in it.
    for (const kind of new Set(inside.map((original) => original.kind))) {
      const wanted = inside.filter((original) => original.kind === kind);
      const found = behind.filter((block) => block.kind === kind);
      found.slice(0, wanted.length).forEach((block, index) => {
        const original = wanted[index];
        if (original !== undefined) counterparts.set(block, original.keys);
      });
    }
  }
  return { keys, counterparts, keysFor: (block) => counterparts.get(block) ?? NOTHING };
}

/** A block of the source in a comment. */
interface Original {
  readonly kind: BlockKind;
  readonly key: string;
  /** Its key, also without an id. */
  readonly keys: ReadonlySet<string>;
}

/** What was last found in a comment, for which site. */
const LAST = remember<{ last?: { readonly writing: Writing; readonly originals: readonly Original[] } }>(
  () => ({}),
);

function originalsIn(comment: Block, writing: Writing): readonly Original[] {
  const known = LAST(comment);
  if (known.last !== undefined && isSameSite(known.last.writing, writing)) return known.last.originals;
  const blocks = splitBody(unescapeTags(comment.text).split(/\r?\n/), comment.start, writing);
  const originals = blocks.flatMap(({ kind, key }): Original[] =>
    key === '' ? [] : [{ kind, key, keys: new Set([key, key.replace(/ \{#[^{}]*\}$/, '')]) }],
  );
  known.last = { writing, originals };
  return originals;
}

/** Whether keys of blocks are the same with both. */
export function isSameSite(one: Writing, other: Writing): boolean {
  return (
    one.shortcodes === other.shortcodes &&
    one.origin === other.origin &&
    one.hosts === other.hosts &&
    one.sourceLocale === other.sourceLocale &&
    one.address === other.address
  );
}

/** Shortcode tags in comments may be escaped so that they are not executed. */
function unescapeTags(text: string): string {
  return text.replaceAll(/\{\{([<%])\/\*(.*?)\*\/([>%])\}\}/g, '{{$1$2$3}}');
}
