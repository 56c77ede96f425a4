/** Use case: a program translates an untranslated page. Its output is a draft until a person has reviewed it. */
import { parseOutline } from '../../alignment/index.ts';
import { applyEntries, type Refusal } from '../exchange/apply.ts';
import type { Entry } from '../exchange/entry.ts';
import { segmentsOf } from '../exchange/segments.ts';
import { markDraft, setPin } from '../pins.ts';
import type { Tree } from '../reporting/load-tree.ts';
import { type NewTranslation, pinOfSource } from './translations.ts';

/** The program's input: JSON on standard input. */
export interface DraftRequest {
  readonly sourceLang: string;
  readonly lang: string;
  /** The source file. */
  readonly file: string;
  readonly segments: readonly { readonly id: string; readonly text: string }[];
}

export interface Draft {
  readonly text: string;
  /** Rejected answers: their blocks remain in the source language. */
  readonly refusals: readonly Refusal[];
}

/**
 * @param draft returns the program's texts by segment id
 * @returns `undefined` without git, whose hashes are needed for a pin
 */
export async function draftPage(
  { sourceFile }: Pick<NewTranslation, 'sourceFile'>,
  lang: string,
  tree: Tree,
  draft: (request: DraftRequest) => Promise<ReadonlyMap<string, string>>,
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
  const wanted = segments.map(({ context, source: text }) => ({ id: context, text }));
  const drafts = await draft({ sourceLang, lang, file: sourceFile, segments: wanted });
  const entries = segments.map(
    ({ context, source: text }): Entry => ({
      context,
      source: text,
      translation: drafts.get(context) ?? '',
      isFuzzy: false,
      line: 1,
    }),
  );
  const { text, refusals } = applyEntries(source, segments, entries, options, path);
  return { text: markDraft(setPin(withIds(text, source, tree, path), pin.key, pin.value)), refusals };
}

/** Headings keep the ids that links refer to. */
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
