/** Use cases: export translations of a locale to a file for translation tools, and import it. */
import { parseOutline } from '../../alignment/index.ts';
import { applyEntries, type Refusal } from '../exchange/apply.ts';
import type { Entry, ExchangeFile } from '../exchange/entry.ts';
import { createMemory, type Memory, type Offer } from '../exchange/memory.ts';
import { createBlockTexts, type PageSegments, type Segment, segmentsOf } from '../exchange/segments.ts';
import type { DriftPage, SectionChange } from '../report.ts';
import type { Tree } from '../reporting/load-tree.ts';
import { readTexts } from '../reporting/texts.ts';

export interface Exported {
  readonly pages: number;
  readonly segments: readonly Segment[];
  /** Number of blocks of the source without a counterpart in the translations. */
  readonly missing: number;
}

/** Whether a page has text of its own and a source. */
export function isExchangeable({ status }: DriftPage): boolean {
  return status === 'current' || status === 'drifted' || status === 'unknown';
}

/**
 * The segments of translations, page by page.
 *
 * @param memory translations that exist in the language; fuzzy segments get suggestions from it
 */
export async function exportPages(
  pages: readonly DriftPage[],
  tree: Tree,
  memory?: Memory,
): Promise<Exported> {
  const wanted = pages.filter(isExchangeable);
  const all = [...(await readSegments(wanted, tree)).values()];
  const withOffer = (segment: Segment): Segment => {
    const offer = segment.isFuzzy ? memory?.nearest(segment.source, segment.context) : undefined;
    return offer === undefined ? segment : { ...segment, offer };
  };
  return {
    pages: wanted.length,
    segments: all.flatMap(({ segments }) => segments.map(withOffer)),
    missing: all.reduce((sum, { missing }) => sum + missing, 0),
  };
}

/** Collects the existing translations of a language. */
export async function readMemory(pages: readonly DriftPage[], tree: Tree): Promise<Memory> {
  return createMemory((await exportPages(pages, tree)).segments);
}

/** Suggestions from the memory for blocks of changed sections that a translation still lacks, by section. */
export function offersFor(page: DriftPage, tree: Tree, memory: Memory): Map<SectionChange, Offer[]> {
  const source = tree.readText(page.sourceFile);
  const textOf = createBlockTexts(source);
  const blocks = new Map(
    parseOutline(source, tree.optionsOf(), tree.pathOf(page.sourceFile)).blocks.map((block) => [
      block.start,
      block,
    ]),
  );
  return new Map(
    page.sections.map((section) => {
      const open = section.blocks.filter(({ change, answered }) => change !== 'removed' && answered !== true);
      const offers = open.flatMap(({ sourceLines }) => {
        const block = sourceLines === undefined ? undefined : blocks.get(sourceLines[0]);
        const text = block === undefined ? undefined : textOf(block);
        return (text === undefined ? undefined : memory.nearest(text)) ?? [];
      });
      return [section, offers];
    }),
  );
}

async function readSegments(
  pages: readonly DriftPage[],
  tree: Tree,
): Promise<ReadonlyMap<DriftPage, PageSegments>> {
  const texts = await readTexts(
    pages.filter(({ status }) => status === 'drifted'),
    tree,
  );
  return new Map(
    pages.map((page) => [
      page,
      segmentsOf({
        page,
        before: texts.get(page.file)?.before,
        source: tree.readText(page.sourceFile),
        translation: tree.readText(page.file),
        path: tree.pathOf(page.sourceFile),
        sourceOptions: tree.optionsOf(),
        options: tree.optionsOf(page.locale),
      }),
    ]),
  );
}

export interface ImportedPage {
  readonly page: DriftPage;
  /** The new text of the page, if it changes. */
  readonly text?: string;
  /** Number of segments of the page that are fuzzy, empty, rejected, or missing in the file. */
  readonly open: number;
  /** Lines of the file where a fuzzy translation was confirmed unchanged. */
  readonly confirmed: readonly number[];
}

export interface Imported {
  readonly pages: readonly ImportedPage[];
  /** By line of the file. */
  readonly refusals: readonly Refusal[];
}

/** The new texts of the pages of a file's locale; nothing is written here. */
export async function importEntries(
  { entries }: ExchangeFile,
  pages: readonly DriftPage[],
  tree: Tree,
): Promise<Imported> {
  const bySource = new Map<string, Entry[]>();
  for (const entry of entries) {
    const path = /^(.*?\.[a-z]+)[#:]/i.exec(entry.context)?.[1] ?? entry.context;
    bySource.set(path, [...(bySource.get(path) ?? []), entry]);
  }
  const wanted = pages.filter((page) => isExchangeable(page) && bySource.has(tree.pathOf(page.sourceFile)));
  const found = await readSegments(wanted, tree);
  const refusals: Refusal[] = [];
  const results = wanted.map((page): ImportedPage => {
    const path = tree.pathOf(page.sourceFile);
    const own = bySource.get(path) ?? [];
    bySource.delete(path);
    const before = tree.readText(page.file);
    const { segments = [], missing = 0 } = found.get(page) ?? {};
    const applied = applyEntries(before, segments, own, tree.optionsOf(page.locale), path);
    refusals.push(...applied.refusals);
    const open = applied.open + missing;
    return {
      page,
      open,
      confirmed: applied.confirmed,
      ...(applied.text === before ? {} : { text: applied.text }),
    };
  });
  for (const [path, [entry]] of bySource)
    if (entry !== undefined)
      refusals.push({
        line: entry.line,
        context: entry.context,
        why: `the locale has no translation of ${path}. Create it with “drift start”`,
      });
  refusals.sort((one, other) => one.line - other.line);
  return { pages: results, refusals };
}
