/** The verdict on one translation from three texts; pure, so that it can be kept by the hashes of the three. */
import { alignOutlines, type Outline, type OutlineOptions, parseOutline } from '../alignment/index.ts';
import { compareSource } from './compare-source.ts';
import { type Ledger, startLedger } from './ledger/ledger.ts';
import { locateChanges } from './locate-changes.ts';
import type { SectionChange } from './report.ts';

export interface Verdict {
  /** Real changes; none where the source differs in nothing that readers see. */
  readonly sections: readonly SectionChange[];
  /** How much structure the translation shares with the source at the base, 0 to 1; 1 where nothing had to be aligned. */
  readonly confidence: number;
}

export interface Texts {
  /** The source at the base, and now. */
  readonly before: string;
  readonly after: string;
  readonly translation: string;
  /** Further versions of the source that sections rest on, by blob. */
  readonly bases?: ReadonlyMap<string, string>;
}

/** The outlines of a text that callers may have already. */
export interface KnownOutlines {
  readonly before?: () => Outline;
  readonly after?: () => Outline;
}

/** @param ofTranslation how the translation is cut up, where its language makes a difference */
export function judge(
  { before, after, translation }: Texts,
  options: OutlineOptions,
  known: KnownOutlines = {},
  ofTranslation: OutlineOptions = options,
): Verdict {
  if (before === after) return { sections: [], confidence: 1 };
  const from = known.before?.() ?? parseOutline(before, options);
  const now = known.after?.() ?? parseOutline(after, options);
  return judgeOutlines(startLedger(from, 0), now, () => parseOutline(translation, ofTranslation), options);
}

/** The verdict on a translation whose base is known section by section. */
export function judgeOutlines(
  ledger: Ledger,
  now: Outline,
  readTranslation: () => Outline,
  options: OutlineOptions,
): Verdict {
  const from = ledger.outline;
  const changes = compareSource(from, now);
  if (changes.length === 0) return { sections: [], confidence: 1 };
  const translated = readTranslation();
  const alignment = alignOutlines(from, translated, options);
  return {
    sections: locateChanges(changes, { before: from, translation: translated, alignment, ledger }),
    confidence: Math.round(alignment.confidence * 100) / 100,
  };
}
