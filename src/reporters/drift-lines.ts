/** Line differences for people: removed and added lines with some context. */
import { matchSequences } from '../alignment/index.ts';
import type { Lines, SectionChange, Texts } from '../drift/index.ts';

export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed' | 'gap';
  readonly text: string;
  /** Line numbers in the older and the newer text, from 1; 0 where it is in neither. */
  readonly before: number;
  readonly after: number;
}

/** The differing lines of two texts with `context` lines around them, all lines where it is infinite; a gap marks omitted lines. */
export function diffLines(before: string, after: string, context = 2): DiffLine[] {
  const one = before.split(/\r?\n/);
  const other = after.split(/\r?\n/);
  const all: DiffLine[] = [];
  let i = 0;
  let j = 0;
  for (const [a, b] of [...matchSequences(one, other), [one.length, other.length] as const]) {
    for (; i < a; i += 1) all.push({ kind: 'removed', text: one[i] ?? '', before: i + 1, after: 0 });
    for (; j < b; j += 1) all.push({ kind: 'added', text: other[j] ?? '', before: 0, after: j + 1 });
    if (a < one.length && b < other.length)
      all.push({ kind: 'same', text: one[a] ?? '', before: a + 1, after: b + 1 });
    i = a + 1;
    j = b + 1;
  }
  if (!Number.isFinite(context)) return all;
  const near = new Uint8Array(all.length);
  all.forEach(({ kind }, index) => {
    if (kind !== 'same') near.fill(1, Math.max(0, index - context), index + context + 1);
  });
  const shown: DiffLine[] = [];
  all.forEach((line, index) => {
    if (near[index] === 1) shown.push(line);
    else if (shown.at(-1)?.kind !== 'gap') shown.push({ kind: 'gap', text: '', before: 0, after: 0 });
  });
  return shown;
}

/**
 * The lines of a section that differ from the source it was translated from, which may be of several commits.
 *
 * @param context lines around each change
 */
export function createSectionLines(
  texts: Texts,
  context: number,
): (section: SectionChange, isShown: (line: DiffLine, blocks: readonly Lines[]) => boolean) => DiffLine[] {
  const differences = new Map<string, readonly DiffLine[]>();
  const differenceFrom = (blob: string): readonly DiffLine[] => {
    const found =
      differences.get(blob) ?? diffLines(texts.bases?.get(blob) ?? texts.before, texts.after, context);
    differences.set(blob, found);
    return found;
  };
  return (section, isShown) => {
    const byBlob = basesOf(section);
    const [first = '', ...more] = byBlob.keys();
    return [first, ...more].flatMap((blob) =>
      differenceFrom(blob).filter(
        (line) => (blob === first || line.kind === 'removed') && isShown(line, byBlob.get(blob) ?? []),
      ),
    );
  };
}

/** The versions of the source that a section rests on, each with the lines of its blocks there. */
function basesOf({ base, blocks }: SectionChange): ReadonlyMap<string, Lines[]> {
  const own = base?.blob ?? '';
  const byBlob = new Map<string, Lines[]>();
  for (const { baseBlob = own, baseLines } of blocks) {
    const lines = byBlob.get(baseBlob) ?? [];
    if (baseLines !== undefined) lines.push(baseLines);
    byBlob.set(baseBlob, lines);
  }
  if (byBlob.size === 0) byBlob.set(own, []);
  return byBlob;
}

/** All lines of the source now, those that came marked, and those that went where they stood, as far as sections say that they count. */
export function markSource(texts: Texts, sections: readonly SectionChange[]): DiffLine[] {
  const came = new Set<number>();
  const went = new Map<number, Map<string, DiffLine>>();
  for (const section of sections) {
    const [first, last] = section.sourceLines;
    for (const [blob, blocks] of basesOf(section)) {
      const all = diffLines(texts.bases?.get(blob) ?? texts.before, texts.after, Number.POSITIVE_INFINITY);
      let next = all.length + 1;
      for (const line of all.toReversed()) {
        if (line.after > 0) next = line.after;
        if (line.kind === 'added' && line.after >= first && line.after <= last) came.add(line.after);
        if (line.kind !== 'removed' || !blocks.some(([from, to]) => line.before >= from && line.before <= to))
          continue;
        const here = went.get(next) ?? new Map<string, DiffLine>();
        went.set(next, here.set(`${line.before} ${line.text}`, line));
      }
    }
  }
  const now = texts.after.split(/\r?\n/).map((text, index): DiffLine => {
    const after = index + 1;
    return { kind: came.has(after) ? 'added' : 'same', text, before: 0, after };
  });
  const removed = (at: number) => [...(went.get(at)?.values() ?? [])].sort((a, b) => a.before - b.before);
  const behind = [...went.keys()].filter((at) => at > now.length).flatMap(removed);
  return [...now.flatMap((line) => [...removed(line.after), line]), ...behind];
}
