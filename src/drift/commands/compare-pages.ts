/** Use case: compare two files without a site or a history. Copies from a code host and pages of other dialects are converted first. */
import { alignOutlines, type Outline, type OutlineOptions, parseOutline } from '../../alignment/index.ts';
import { parseFrontMatter } from '../../corpus/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import {
  convertBody,
  type DialectContext,
  detectDialect,
  removeResidue,
  titleOf,
} from '../../dialects/index.ts';
import { textToAnchor } from '../../markdown/index.ts';
import { knownShortcodes } from '../../presets/index.ts';
import {
  checkLimits,
  concat,
  lineIndexOf,
  originAt,
  type SourceFile,
  type SourceText,
  slice,
  sourceOf,
} from '../../text/index.ts';
import { type LengthSums, NO_LENGTHS } from '../losses/loss.ts';
import { learnLengths } from '../structure/compare-lengths.ts';
import { compareStructure } from '../structure/compare-structure.ts';
import type { SectionDifference, StructureFinding, StructureReport } from '../structure/report.ts';

type LineRange = readonly [first: number, last: number];

const OPTIONS: OutlineOptions = {
  origin: '',
  shortcodes: knownShortcodes(),
  anchorOf: (text) => textToAnchor(text, 'github') || 'heading',
};

/** The reason why a file is not compared: it is larger or more deeply nested than the limits allow. */
export function checkComparable(file: SourceFile): Problem | undefined {
  const { bodyStart } = parseFrontMatter(file);
  return checkLimits(file, bodyStart, { format: 'markdown' });
}

/** A source page and its translation. */
export type PagePair = readonly [source: SourceFile, translation: SourceFile];

/**
 * Lines of the report are those of the original files. Both must be within the limits: see {@link checkComparable}.
 *
 * @param others pages of the same two languages, from which the usual length of a translation is learned; those outside of the limits are left out
 */
export function comparePages(
  source: SourceFile,
  translation: SourceFile,
  others: Iterable<PagePair> = [],
): StructureReport {
  const one = readPage(source);
  const other = readPage(translation);
  const report = compareStructure(one.outline, other.outline, OPTIONS, lengthsOf(others));
  const inFiles = <T extends Pick<StructureFinding, 'sourceLines' | 'lines'>>(finding: T): T => ({
    ...finding,
    ...(finding.sourceLines === undefined ? {} : { sourceLines: one.toFile(finding.sourceLines) }),
    ...(finding.lines === undefined ? {} : { lines: other.toFile(finding.lines) }),
  });
  const sections = report.sections.map(
    (section): SectionDifference => ({
      ...section,
      ...(section.source === undefined
        ? {}
        : { source: { ...section.source, lines: one.toFile(section.source.lines) } }),
      ...(section.translation === undefined
        ? {}
        : { translation: { ...section.translation, lines: other.toFile(section.translation.lines) } }),
      findings: section.findings.map(inFiles),
    }),
  );
  return { ...report, sections };
}

function lengthsOf(pairs: Iterable<PagePair>): LengthSums {
  let known = NO_LENGTHS;
  for (const pair of pairs) {
    if (pair.some((file) => checkComparable(file) !== undefined)) continue;
    const [source, translation] = pair.map((file) => readPage(file).outline);
    if (source !== undefined && translation !== undefined)
      known = learnLengths(known, source, alignOutlines(source, translation, OPTIONS));
  }
  return known;
}

interface ReadPage {
  readonly outline: Outline;
  /** Converts lines of the outline to lines of the file. */
  toFile(lines: LineRange): LineRange;
}

function readPage(file: SourceFile): ReadPage {
  const page = toOwnText(file);
  const starts = [0];
  for (const { index } of page.text.matchAll(/\n/g)) starts.push(index + 1);
  const toLine = (line: number): number => {
    // An empty line may remain of removed text: only the text of a line has a place.
    const origin = originAt(page, starts[Math.min(line, starts.length) - 1] ?? 0);
    return origin === undefined ? line : lineIndexOf(file).pointAt(origin.offset).line;
  };
  return {
    outline: parseOutline(page.text, OPTIONS),
    toFile: ([first, last]) => {
      const [from, to] = [toLine(first), toLine(last)];
      return from <= to ? [from, to] : [to, from];
    },
  };
}

/** The page without residue of copying and in Lockstep's dialect, with the place of each character in the file. */
function toOwnText(file: SourceFile): SourceText {
  const page = removeResidue(sourceOf(file), CONTEXT);
  const { params, bodyStart } = parseFrontMatter({ path: file.path, text: page.text });
  const dialect = detectDialect(page.text);
  if (dialect !== 'vuepress' && dialect !== 'hugo-capture') return page;
  const { body } = titleOf(slice(page, bodyStart), params, dialect === 'vuepress');
  return concat([slice(page, 0, bodyStart), convertBody(body, dialect, params, CONTEXT)]);
}

/** Only the file is known: everything that it includes is missing. */
const CONTEXT: DialectContext = {
  ui: (key) => key,
  readFile: () => ({ kind: 'missing' }),
  asset: () => undefined,
  note: () => {},
};
