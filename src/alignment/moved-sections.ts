/**
 * Finds sections of a translation that are in another order than in the source and have no ids, by their content. Only pairs that are clearly more similar than all others count,
 * and only if they cross: otherwise the order of sections is more reliable.
 */
import { remember, type Section } from './block.ts';
import { featuresOf, overlap } from './features.ts';
import { bodyOf } from './section-facts.ts';
import { rememberPair } from './section-memo.ts';

/** Sections by index. */
export interface Candidates {
  readonly sections: readonly Section[];
  readonly indices: readonly number[];
}

type Pair = readonly [source: number, translation: number];

/** By how much a pair must be more similar than any other pair of its sections. */
const MARGIN = 0.35;

/** Pairs of indices; empty if the sections are in order. */
export function pairMoved(source: Candidates, translation: Candidates): Pair[] {
  const scores = source.indices.map((a) =>
    translation.indices.map((b) => {
      const [one, other] = [source.sections[a], translation.sections[b]];
      return one === undefined || other === undefined || one.level !== other.level ? 0 : likeness(one, other);
    }),
  );
  const sure: Pair[] = [];
  for (const [i, row] of scores.entries()) {
    const j = bestOf(row);
    if (j === undefined || bestOf(scores.map((each) => each[j] ?? 0)) !== i) continue;
    sure.push([i, j]);
  }
  if (sure.every(([, j], at) => at === 0 || j > (sure[at - 1]?.[1] ?? -1))) return [];
  return fill(sure, scores).map(([i, j]) => [source.indices[i] ?? 0, translation.indices[j] ?? 0]);
}

/** Index of the highest score, if it is clearly the highest. */
function bestOf(scores: readonly number[]): number | undefined {
  let best = 0;
  for (let at = 1; at < scores.length; at += 1) if ((scores[at] ?? 0) > (scores[best] ?? 0)) best = at;
  const own = scores[best] ?? 0;
  const isSure = own > 1 && scores.every((score, at) => at === best || score + MARGIN <= own);
  return isSure ? best : undefined;
}

/** The most similar pairs of the rest, each section once; sections after a known pair are paired with those after its counterpart. */
function fill(sure: readonly Pair[], scores: readonly (readonly number[])[]): Pair[] {
  const pairs = new Map(sure);
  const taken = new Set(pairs.values());
  const open = scores
    .flatMap((row, i) => row.map((score, j) => ({ i, j, score })))
    .filter(({ i, j, score }) => score > 0 && !pairs.has(i) && !taken.has(j))
    .map((each) => ({ ...each, score: each.score + (isNextTo(pairs, each.i, each.j) ? NEXT : 0) }))
    .sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j);
  for (const { i, j } of open) {
    if (pairs.has(i) || taken.has(j)) continue;
    pairs.set(i, j);
    taken.add(j);
  }
  return [...pairs];
}

const NEXT = 0.2;

function isNextTo(pairs: ReadonlyMap<number, number>, i: number, j: number): boolean {
  return pairs.get(i - 1) === j - 1 || pairs.get(i + 1) === j + 1;
}

/** Similarity of two sections of one level by common features, kinds of blocks and their lengths. */
const likeness = rememberPair((one, other): number => {
  const shared = overlap(bodyOf(one), bodyOf(other));
  const kinds = shapeOf(one) === shapeOf(other) ? 1 : 0;
  const [a, b] = [sizeOf(one), sizeOf(other)];
  return 2 * shared + kinds + Math.min(a, b) / Math.max(a, b, 1);
});

const shapeOf = remember<string, Section>(({ blocks }) => blocks.map(({ kind }) => kind).join(' '));

const sizeOf = remember<number, Section>(({ blocks }) =>
  blocks.reduce((sum, block) => sum + featuresOf(block).length, 0),
);
