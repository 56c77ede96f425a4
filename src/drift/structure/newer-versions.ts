/** Releases that only the source speaks of: a translation made for an older one. */
import type { Block, Outline } from '../../alignment/index.ts';
import { round, type StructureFinding } from './report.ts';

/** Versions in the source that are newer than any in the translation: reported at the first block that mentions them. */
export function findNewerVersions(
  source: Outline,
  translation: Outline,
): ReadonlyMap<Block, readonly StructureFinding[]> {
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
