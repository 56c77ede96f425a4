/** Use cases: translations of a locale go out as a file of translation tools, and come back. */
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
  /** Blocks of the source that the translations have no counterpart of. */
  readonly missing: number;
}

/** Whether a page has a text of its own and a source. */
export function isExchangeable({ status }: DriftPage): boolean {
  return status === 'current' || status === 'drifted' || status === 'unknown';
}

/**
 * The segments of translations, page by page.
 *
 * @param memory what the language says already; fuzzy segments carry its offers
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

/** What the pages of a language say already. */
export async function readMemory(pages: readonly DriftPage[], tree: Tree): Promise<Memory> {
  return createMemory((await exportPages(pages, tree)).segments);
}

/** What the memory knows of the blocks of changed sections that a translation still needs, by section. */
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
  /** What the page is to be, where it changes. */
  readonly text?: string;
  /** Segments of the page that are fuzzy, empty, refused, or not in the file. */
  readonly open: number;
  /** Lines of the file that say that a fuzzy translation is right as it is. */
  readonly confirmed: readonly number[];
}

export interface Imported {
  readonly pages: readonly ImportedPage[];
  /** By line of the file. */
  readonly refusals: readonly Refusal[];
}

/** What the pages of a file's locale become; nothing is written here. */
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
        why: `the locale has no translation of ${path}. Begin it with “drift start”`,
      });
  refusals.sort((one, other) => one.line - other.line);
  return { pages: results, refusals };
}
