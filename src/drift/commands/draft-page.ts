/** Use case: a program translates a page that nobody has begun. What it wrote is a draft until a person has read it. */
import { parseOutline } from '../../alignment/index.ts';
import { applyEntries, type Refusal } from '../exchange/apply.ts';
import type { Entry } from '../exchange/entry.ts';
import { segmentsOf } from '../exchange/segments.ts';
import { markDraft, setPin } from '../pins.ts';
import type { Tree } from '../reporting/load-tree.ts';
import { type NewTranslation, pinOfSource } from './translations.ts';

/** What the program is asked, as JSON on its standard input. */
export interface DraftRequest {
  readonly sourceLang: string;
  readonly lang: string;
  /** The file of the source. */
  readonly file: string;
  readonly segments: readonly { readonly id: string; readonly text: string }[];
}

export interface Draft {
  readonly text: string;
  /** Answers that are left out: their blocks stay in the language of the source. */
  readonly refusals: readonly Refusal[];
}

/**
 * @param ask gives the texts of the program by the ids of the segments
 * @returns nothing without git, whose hashes a pin names
 */
export async function draftPage(
  { sourceFile }: Pick<NewTranslation, 'sourceFile'>,
  lang: string,
  tree: Tree,
  ask: (request: DraftRequest) => Promise<ReadonlyMap<string, string>>,
): Promise<Draft | undefined> {
  const pin = pinOfSource(sourceFile, tree);
  if (pin === undefined) return undefined;
  const source = tree.readText(sourceFile);
  const path = tree.pathOf(sourceFile);
  const options = tree.optionsOf();
  const page = { sourceFile, sections: [] };
  const { segments } = segmentsOf({
    page,
    before: undefined,
    source,
    translation: source,
    path,
    sourceOptions: options,
    options,
  });
  const { locales, defaultLocale } = tree.site;
  const sourceLang = locales.find(({ name }) => name === defaultLocale)?.lang ?? defaultLocale;
  const asked = segments.map(({ context, source: text }) => ({ id: context, text }));
  const answers = await ask({ sourceLang, lang, file: sourceFile, segments: asked });
  const entries = segments.map(
    ({ context, source: text }): Entry => ({
      context,
      source: text,
      translation: answers.get(context) ?? '',
      isFuzzy: false,
      line: 1,
    }),
  );
  const { text, refusals } = applyEntries(source, segments, entries, options, path);
  return { text: markDraft(setPin(withIds(text, source, tree, path), pin.key, pin.value)), refusals };
}

/** Headings keep the ids that links know them by. */
function withIds(text: string, source: string, tree: Tree, path: string): string {
  const lines = text.split('\n');
  const known = parseOutline(source, tree.optionsOf(), path).sections;
  parseOutline(text, tree.optionsOf(), path).sections.forEach(({ blocks: [heading] }, index) => {
    const id = known[index]?.id ?? '';
    const line = heading === undefined ? undefined : lines[heading.start - 1];
    if (heading?.kind !== 'heading' || heading.explicitId !== undefined || id === '') return;
    if (line?.startsWith('#') === true)
      lines[heading.start - 1] = line.replace(/\s*$/, (end) => ` {#${id}}${end.includes('\r') ? '\r' : ''}`);
  });
  return lines.join('\n');
}
