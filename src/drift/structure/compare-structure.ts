/** A source page and its translation without any history: what the structure of both says, section by section. */
import {
  type AlignOptions,
  alignOutlines,
  type Block,
  featuresOf,
  type Outline,
  type Section,
  similarity,
} from '../../alignment/index.ts';
import { compareBlocks, extraBlock, missingBlock, movedBlock } from './compare-blocks.ts';
import { compareLengths } from './compare-lengths.ts';
import {
  round,
  type SectionDifference,
  type SectionName,
  type StructureFinding,
  type StructureReport,
} from './report.ts';

export function compareStructure(
  source: Outline,
  translation: Outline,
  options: AlignOptions,
): StructureReport {
  const alignment = alignOutlines(source, translation, options);
  const sure = alignment.confidence;
  const pairs = source.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block): (readonly [Block, Block])[] => {
      const translated = alignment.blockOf(block);
      return translated === undefined ? [] : [[block, translated]];
    }),
  );
  const lengths = compareLengths(pairs);
  const newer = newerVersions(source, translation);
  const translatedBlocks = new Map(pairs);
  const seen = new Set(translatedBlocks.values());

  const sections: SectionDifference[] = [];
  const shown = new Set<Section>();
  /** Sections that only the translation has, up to one that both have. */
  const extraBefore = (end: number) => {
    for (const section of translation.sections.slice(0, end)) {
      if (shown.has(section)) continue;
      shown.add(section);
      sections.push({
        change: 'extra',
        translation: nameOf(section),
        confidence: round(0.5 + 0.4 * sure),
        findings: [],
      });
    }
  };
  const counterparts = new Set(alignment.sections.map((pair) => pair.translation));
  translation.sections.forEach((section, index) => {
    if (counterparts.has(index)) shown.add(section);
  });
  source.sections.forEach((section) => {
    const counterpart = alignment.sectionOf(section);
    if (counterpart === undefined) {
      sections.push({
        change: 'missing',
        source: nameOf(section),
        confidence: round(0.6 + 0.4 * sure),
        findings: [],
      });
      return;
    }
    extraBefore(translation.sections.indexOf(counterpart));
    const moved = pairMoved(
      section.blocks.filter((block) => !translatedBlocks.has(block)),
      counterpart.blocks.filter((block) => !seen.has(block)),
    );
    for (const block of moved.values()) seen.add(block);
    const findings = section.blocks.flatMap((block) => {
      const translated = translatedBlocks.get(block);
      const length = lengths.get(block);
      const elsewhere = moved.get(block);
      const own =
        elsewhere !== undefined
          ? movedBlock(block, elsewhere)
          : translated === undefined
            ? missingBlock(block, sure)
            : compareBlocks(block, translated, sure);
      return [...own, ...(length === undefined ? [] : [length]), ...(newer.get(block) ?? [])];
    });
    for (const block of counterpart.blocks) if (!seen.has(block)) findings.push(...extraBlock(block, sure));
    if (findings.length === 0) return;
    sections.push({
      change: 'different',
      source: nameOf(section),
      translation: nameOf(counterpart),
      confidence: together(findings),
      findings: findings.sort(byLine),
    });
  });
  extraBefore(translation.sections.length);

  const strongest = Math.max(0, ...sections.map(({ confidence }) => confidence));
  const isDrifted = strongest > 0.5;
  return {
    status: isDrifted ? 'likely-drifted' : 'likely-current',
    confidence: round(isDrifted ? strongest : Math.max(0.5, sure * (1 - strongest / 2))),
    sections,
  };
}

/** Blocks without a counterpart in order, with those that are most like them and have none either. */
function pairMoved(open: readonly Block[], left: readonly Block[]): ReadonlyMap<Block, Block> {
  const pairs = new Map<Block, Block>();
  const free = new Set(left);
  for (const block of open) {
    const scored = [...free]
      .map((other) => ({ other, score: similarity(featuresOf(block), featuresOf(other)) }))
      .sort((a, b) => b.score - a.score);
    const [best] = scored;
    if (best === undefined || best.score < ALIKE) continue;
    pairs.set(block, best.other);
    free.delete(best.other);
  }
  return pairs;
}

/** Similarity from which a block is taken for the same one in another place. */
const ALIKE = 1.2;

function nameOf({ id, title, start, end }: Section): SectionName {
  return { id, title, lines: [start, end] };
}

/** How sure findings are together; several weak ones are not as good as a strong one. */
function together(findings: readonly StructureFinding[]): number {
  const sorted = findings.map(({ confidence }) => confidence).sort((a, b) => b - a);
  let doubt = 1;
  sorted.forEach((confidence, index) => {
    doubt *= 1 - confidence / (index + 1);
  });
  return round(Math.min(0.97, 1 - doubt));
}

function byLine(a: StructureFinding, b: StructureFinding): number {
  const inSource = ({ sourceLines }: StructureFinding) => sourceLines?.[0] ?? Number.POSITIVE_INFINITY;
  return (
    (inSource(a) === inSource(b) ? 0 : inSource(a) - inSource(b)) || (a.lines?.[0] ?? 0) - (b.lines?.[0] ?? 0)
  );
}

/** Versions that the source speaks of, newer than any the translation does: found at the first block that does. */
function newerVersions(source: Outline, translation: Outline): Map<Block, StructureFinding[]> {
  const found = (outline: Outline) =>
    outline.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        [...block.text.matchAll(/\bv(\d+)\.(\d+)\b/g)].map(([text, major, minor]) => ({
          text,
          rank: Number(major) * 1000 + Number(minor),
          block,
        })),
      ),
    );
  const newest = Math.max(0, ...found(translation).map(({ rank }) => rank));
  const newer = found(source).filter(({ rank }) => rank > newest);
  const [first] = newer;
  if (first === undefined || newest === 0) return new Map();
  const finding: StructureFinding = {
    what: 'version',
    difference: 'missing',
    text: first.text,
    sourceLines: [first.block.start, first.block.end],
    confidence: round(Math.min(0.9, 0.55 + 0.1 * newer.length)),
  };
  return new Map([[first.block, [finding]]]);
}
