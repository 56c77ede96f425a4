/** Decides which parts translations have lost of the source that they were made from, from all pages of each language together. */
import { type Block, type Outline, wordsKey } from '../../alignment/index.ts';
import type { Lines, LostPart, LostSection } from '../report.ts';
import { addsWords } from '../severity.ts';
import { isLost } from './is-lost.ts';
import { createLengthModel, sumLengths } from './length-model.ts';
import type { LossCandidate, LossFacts, TextPair } from './loss.ts';
import { excerpt } from './prose.ts';

export interface PageFacts {
  readonly locale: string;
  readonly file: string;
  readonly sourceFile: string;
  readonly facts: LossFacts;
  /** Whether the current source is what the translation was made from, so that its lines are those of the file. */
  readonly isSettled: boolean;
}

/** Lost sections by the translation's file. */
export function decideLosses(
  pages: readonly PageFacts[],
  outlineOf: (sourceFile: string) => Outline,
): ReadonlyMap<string, readonly LostSection[]> {
  const lost = new Map<string, readonly LostSection[]>();
  for (const own of Map.groupBy(pages, ({ locale }) => locale).values()) {
    const model = createLengthModel(sumLengths(own.map(({ facts }) => facts.lengths)));
    const otherwise = findOtherwise(own, outlineOf);
    for (const page of own) {
      const sure = page.facts.candidates.filter((candidate) => isLost(candidate, model));
      const known = new Set(sure.map(({ sourceLines }) => sourceLines[0]));
      const more = (otherwise.get(page) ?? []).filter(({ sourceLines }) => !known.has(sourceLines[0]));
      if (sure.length + more.length > 0) lost.set(page.file, toSections([...sure, ...more]));
    }
  }
  return lost;
}

/** Number of pages needed: pages with the same translation whose source says less. */
const ENOUGH = 3;

interface Place {
  readonly page: PageFacts;
  readonly pair: TextPair;
}

/** Texts that other pages of the language have word for word as translations of a shorter source text: the additional part is not translated. */
function findOtherwise(
  pages: readonly PageFacts[],
  outlineOf: (sourceFile: string) => Outline,
): ReadonlyMap<PageFacts, readonly LossCandidate[]> {
  const places = new Map<number, Map<number, Place[]>>();
  for (const page of pages) {
    if (!page.isSettled) continue;
    for (const pair of page.facts.pair) {
      const sources = places.get(pair[0]) ?? new Map<number, Place[]>();
      places.set(pair[0], sources);
      sources.set(pair[1], [...(sources.get(pair[1]) ?? []), { page, pair }]);
    }
  }
  const found = new Map<PageFacts, LossCandidate[]>();
  for (const sources of places.values()) {
    if (sources.size < 2) continue;
    const [usual, ...others] = [...sources.values()].sort((a, b) => b.length - a.length);
    const [first] = usual ?? [];
    if (first === undefined || (usual?.length ?? 0) < ENOUGH) continue;
    for (const { page, pair } of others.flat()) {
      const more = withMore(first, { page, pair }, outlineOf);
      if (more !== undefined) found.set(page, [...(found.get(page) ?? []), more]);
    }
  }
  return found;
}

/** The parts that a page lacks because its source says more than that of a page with the same translation. */
function withMore(
  usual: Place,
  { page, pair }: Place,
  outlineOf: (sourceFile: string) => Outline,
): LossCandidate | undefined {
  const blockAt = ({ page: { sourceFile }, pair: [, , , line] }: Place) => {
    const outline = outlineOf(sourceFile);
    for (const section of outline.sections)
      for (const block of section.blocks)
        if (block.start === line && isText(block)) return { section, block };
    return undefined;
  };
  const [less, more] = [blockAt(usual), blockAt({ page, pair })];
  if (less === undefined || more === undefined || less.block.kind !== more.block.kind) return undefined;
  if (!addsWords(wordsKey(less.block), wordsKey(more.block))) return undefined;
  const { block, section } = more;
  return {
    what: block.kind === 'heading' ? 'heading' : 'sentence',
    text: excerpt(block.text),
    id: section.id,
    title: section.title,
    sourceLines: [block.start, block.end],
    lines: [pair[2], pair[2]],
    length: 0,
    neighbours: [],
  };
}

const isText = ({ kind }: Block) => kind === 'heading' || kind === 'paragraph' || kind === 'item';

function toSections(candidates: readonly LossCandidate[]): LostSection[] {
  const byLine = candidates.toSorted((a, b) => a.sourceLines[0] - b.sourceLines[0]);
  return [...Map.groupBy(byLine, ({ id, title }) => `${id}\n${title}`).values()].map((own): LostSection => {
    const [{ id, title, translationId } = { id: '', title: '', translationId: undefined }] = own;
    return {
      id,
      title,
      change: own.some(({ what }) => what === 'section') ? 'removed' : 'changed',
      sourceLines: spanOf(own.map(({ sourceLines }) => sourceLines)),
      lines: spanOf(own.map(({ lines }) => lines)),
      ...(translationId === undefined ? {} : { translationId }),
      parts: own.map(({ what, text, instead, sourceLines, lines }): LostPart => {
        return { what, text, ...(instead === undefined ? {} : { instead }), sourceLines, lines };
      }),
    };
  });
}

function spanOf(lines: readonly Lines[]): Lines {
  return [Math.min(...lines.map(([first]) => first)), Math.max(...lines.map(([, last]) => last))];
}
