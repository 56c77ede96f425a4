/** Pairs the sections of a page's older text with those of its newer one. */
import { matchSequences, type Outline, overlap, remember, type Section } from '../alignment/index.ts';

export interface SectionPairing {
  /** Indices into the sections of both sides, in the order of the newer one. */
  readonly pairs: readonly { readonly before: number; readonly after: number; readonly moved: boolean }[];
  readonly removed: readonly number[];
  readonly added: readonly number[];
}

/** By headings in order, then by id or heading at any position, then by content. */
export function pairSections(before: Outline, after: Outline): SectionPairing {
  const known = LAST.get(before);
  if (known?.after === after) return known.pairing;
  const pairing = findPairs(before, after);
  LAST.set(before, { after, pairing });
  return pairing;
}

/** Callers compare the same two texts several times in a row. */
const LAST = new WeakMap<Outline, { readonly after: Outline; readonly pairing: SectionPairing }>();

function findPairs(before: Outline, after: Outline): SectionPairing {
  const one = before.sections;
  const other = after.sections;
  // Most versions have the same headings.
  if (
    one.length === other.length &&
    one.every((each, index) => index === 0 || headingKey(each) === headingKey(section(other, index)))
  ) {
    const pairs = one.map((_, index) => ({ before: index, after: index, moved: false }));
    return { pairs, removed: [], added: [] };
  }
  const partner = new Map<number, number>([[0, 0]]);
  const taken = new Set<number>([0]);
  const pair = (a: number, b: number) => {
    if (partner.has(a) || taken.has(b)) return;
    partner.set(a, b);
    taken.add(b);
  };
  for (const [a, b] of matchSequences(one.slice(1).map(headingKey), other.slice(1).map(headingKey)))
    pair(a + 1, b + 1);
  const free = () => ({
    a: one.flatMap((_, index) => (partner.has(index) ? [] : [index])),
    b: other.flatMap((_, index) => (taken.has(index) ? [] : [index])),
  });
  for (const name of [({ id }: Section) => id, headingKey, titleKey]) {
    const rest = free();
    const unique = uniqueBy(rest.b, (index) => name(section(other, index)));
    const own = uniqueBy(rest.a, (index) => name(section(one, index)));
    for (const [key, a] of own) {
      const b = unique.get(key);
      if (a !== undefined && b !== undefined) pair(a, b);
    }
  }
  const rest = free();
  for (const a of rest.a) {
    const likely = rest.b
      .filter((b) => !taken.has(b))
      .map((b) => ({ b, score: likeness(section(one, a), section(other, b)) }))
      .sort((x, y) => y.score - x.score || x.b - y.b)[0];
    if (likely !== undefined && likely.score >= 0.5) pair(a, likely.b);
  }
  const pairs = [...partner].map(([a, b]) => ({ before: a, after: b })).sort((x, y) => x.after - y.after);
  const kept = risingRun(pairs.map((each) => each.before));
  return {
    pairs: pairs.map((each, index) => ({ ...each, moved: !kept.has(index) })),
    removed: free().a,
    added: free().b,
  };
}

function section(sections: readonly Section[], index: number): Section {
  const found = sections[index];
  if (found === undefined) throw new RangeError(`No section ${index}.`);
  return found;
}

function headingKey({ blocks, id }: Section): string {
  return blocks[0]?.key ?? id;
}

function titleKey(each: Section): string {
  return headingKey(each).replace(/^#+ /, '').toLowerCase();
}

/** Keys that occur once only. */
function uniqueBy(
  indices: readonly number[],
  keyOf: (index: number) => string,
): Map<string, number | undefined> {
  const found = new Map<string, number | undefined>();
  for (const index of indices) {
    const key = keyOf(index);
    found.set(key, found.has(key) ? undefined : index);
  }
  return found;
}

/** Similarity of two sections: common blocks below the headings or, with few blocks, common words. */
function likeness(a: Section, b: Section): number {
  const shared = overlap(keysOf(a), keysOf(b));
  if (shared > 0) return shared;
  if (a.level !== b.level) return 0;
  return overlap(wordsOf(a), wordsOf(b));
}

const keysOf = remember<ReadonlySet<string>, Section>(
  ({ blocks }) => new Set(blocks.slice(1).map(({ key }) => key)),
);

const wordsOf = remember<ReadonlySet<string>, Section>(
  ({ blocks }) => new Set(blocks.flatMap(({ key }) => key.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [])),
);

/** Positions of a longest increasing subsequence. */
function risingRun(values: readonly number[]): ReadonlySet<number> {
  const best = values.map(() => 1);
  const from = values.map(() => -1);
  // Moves are rare: usually the whole sequence is increasing.
  if (values.every((value, index) => index === 0 || value > (values[index - 1] ?? -1)))
    return new Set(values.keys());
  let last = 0;
  for (let i = 0; i < values.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      if ((values[j] ?? 0) < (values[i] ?? 0) && (best[j] ?? 0) + 1 > (best[i] ?? 0)) {
        best[i] = (best[j] ?? 0) + 1;
        from[i] = j;
      }
    }
    if ((best[i] ?? 0) > (best[last] ?? 0)) last = i;
  }
  const run = new Set<number>();
  for (let at = last; at !== -1 && at !== undefined; at = from[at] ?? -1) run.add(at);
  return run;
}
