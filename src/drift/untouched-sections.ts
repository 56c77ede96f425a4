/** Finds changed source sections whose translation was not edited. */
import { type Outline, type OutlineOptions, parseOutline } from '../alignment/index.ts';
import { compareSource } from './compare-source.ts';
import { judgeOutlines } from './judge.ts';
import { type Ledger, settle, startLedger } from './ledger/ledger.ts';
import type { SectionChange } from './report.ts';

export interface PinTexts {
  /** The source at the base, and now. */
  readonly before: string;
  readonly after: string;
  /** The translation when its base was set, and now. */
  readonly translationBefore: string;
  readonly translation: string;
}

/**
 * Changes of the source that the translation does not reflect, block by block: the counterparts are unchanged word for word. Changes of spelling, grammar and
 * punctuation are ignored.
 */
export function untouchedSections(
  { before, after, translationBefore, translation }: PinTexts,
  options: OutlineOptions,
  ofTranslation: OutlineOptions = options,
  path?: string,
): SectionChange[] {
  const from = startLedger(parseOutline(before, options, path), 0);
  const read = (text: string) => parseOutline(text, ofTranslation, path);
  return untouchedOfLedger(
    from,
    parseOutline(after, options, path),
    read(translationBefore),
    read(translation),
    options,
  );
}

/** The same for a translation whose base is known for each section. */
export function untouchedOfLedger(
  base: Ledger,
  source: Outline,
  translationBefore: Outline,
  translation: Outline,
  options: OutlineOptions,
): SectionChange[] {
  const changes = compareSource(base.outline, source);
  if (changes.length === 0) return [];
  const step = { origin: base.origin + 1, source, changes, before: translationBefore, after: translation };
  const { sections } = judgeOutlines(settle(base, step, options), source, () => translation, options);
  return sections.filter(({ answered, severity }) => answered !== true && severity !== 'minor');
}
