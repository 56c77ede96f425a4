/** The verdict on one translation from three texts; a pure function, so results can be cached by the hashes of the three. */
import {
  type Alignment,
  alignOutlines,
  type Outline,
  type OutlineOptions,
  parseOutline,
} from '../alignment/index.ts';
import { compareSource, type SourceSectionChange } from './compare-source.ts';
import { type Ledger, startLedger } from './ledger/ledger.ts';
import { locateChanges } from './locate-changes.ts';
import { findLosses } from './losses/find-losses.ts';
import type { LossFacts } from './losses/loss.ts';
import type { SectionChange } from './report.ts';

export interface Verdict {
  /** Real changes; none if nothing that readers see differs in the source. */
  readonly sections: readonly SectionChange[];
  /** Share of common structure of the translation and the source at the base, 0 to 1; 1 if no alignment was needed. */
  readonly confidence: number;
}

export interface Texts {
  /** The source at the base, and now. */
  readonly before: string;
  readonly after: string;
  readonly translation: string;
  /** Further source versions that are the base of sections, by blob. */
  readonly bases?: ReadonlyMap<string, string>;
}

/** Outlines that callers may have already. */
export interface KnownOutlines {
  readonly before?: () => Outline;
  readonly after?: () => Outline;
}

/** @param ofTranslation outline options of the translation, if its language requires some */
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

/** The verdict on a translation whose base is known for each section. */
export function judgeOutlines(
  ledger: Ledger,
  now: Outline,
  readTranslation: () => Outline,
  options: OutlineOptions,
): Verdict {
  const changes = compareSource(ledger.outline, now);
  if (changes.length === 0) return { sections: [], confidence: 1 };
  const translation = readTranslation();
  return locate(changes, ledger, translation, alignOutlines(ledger.outline, translation, options));
}

/** The verdict together with what the translation may have lost. */
export function judgeBothSides(
  ledger: Ledger,
  now: Outline,
  translation: Outline,
  options: OutlineOptions,
): Verdict & { readonly facts: LossFacts } {
  const base = ledger.outline;
  const alignment = alignOutlines(base, translation, options);
  const changes = base === now ? [] : compareSource(base, now);
  const facts = findLosses({ base, now, translation, alignment });
  return changes.length === 0
    ? { sections: [], confidence: 1, facts }
    : { ...locate(changes, ledger, translation, alignment), facts };
}

function locate(
  changes: readonly SourceSectionChange[],
  ledger: Ledger,
  translation: Outline,
  alignment: Alignment,
): Verdict {
  return {
    sections: locateChanges(changes, { before: ledger.outline, translation, alignment, ledger }),
    confidence: Math.round(alignment.confidence * 100) / 100,
  };
}
