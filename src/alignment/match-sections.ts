/** Pairs the blocks of a section with those of its translation. */
import type { Section } from './block.ts';
import type { CommentedSource } from './commented-source.ts';
import { featuresOf, similarity } from './features.ts';
import { rememberPair } from './section-memo.ts';
import { alignSequences, type Match } from './sequences.ts';

/** The matches of two sections, with the comments that they rest on. */
interface KnownMatches {
  readonly commentedKeys: readonly ReadonlySet<string>[];
  readonly matches: readonly Match[];
}

const LAST_MATCHES = rememberPair<{ last?: KnownMatches }>(() => ({}));

/** Indices of blocks that correspond. */
export function matchSections(from: Section, to: Section, comments: CommentedSource): readonly Match[] {
  const commentedKeys = to.blocks.map(comments.keysFor);
  const known = LAST_MATCHES(from, to);
  const { last } = known;
  if (last?.commentedKeys.every((keys, index) => keys === commentedKeys[index]) === true) return last.matches;
  const matches = findMatches(from, to, commentedKeys);
  known.last = { commentedKeys, matches };
  return matches;
}

function findMatches(
  from: Section,
  to: Section,
  commentedKeys: readonly ReadonlySet<string>[],
): readonly Match[] {
  const own = from.blocks.map(featuresOf);
  const theirs = to.blocks.map(featuresOf);
  const keys = commentedKeys.map((each) => (each.size === 0 ? undefined : each));
  return alignSequences(own.length, theirs.length, (a, b) => {
    const one = own[a];
    const other = theirs[b];
    if (one === undefined || other === undefined) return 0;
    if (keys[b]?.has(one.key) === true) return 6;
    return similarity(one, other);
  });
}
