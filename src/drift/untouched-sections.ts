/** Whether a translation was worked on where its source changed. */
import {
  alignOutlines,
  type Outline,
  type OutlineOptions,
  parseOutline,
  type Section,
} from '../alignment/index.ts';
import { compareSource, type SourceSectionChange } from './compare-source.ts';
import { locateChanges } from './locate-changes.ts';
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
 * The changed sections of the source whose counterparts in the translation are word for word what they were: nobody has answered the change.
 * A section that came must have brought one to the translation, or text to where it belongs.
 */
export function untouchedSections(
  texts: PinTexts,
  options: OutlineOptions,
  ofTranslation: OutlineOptions = options,
): SectionChange[] {
  const before = parseOutline(texts.before, options);
  const changes = compareSource(before, parseOutline(texts.after, options));
  if (changes.length === 0) return [];
  const old = parseOutline(texts.translationBefore, ofTranslation);
  const now = parseOutline(texts.translation, ofTranslation);
  const alignment = alignOutlines(before, old, options);
  const located = locateChanges(changes, { before, translation: old, alignment });
  const nowAlignment = alignOutlines(before, now, options);
  const answered = locateChanges(changes, { before, translation: now, alignment: nowAlignment });
  const kept = new Set(now.sections.map(contentOf));
  const came = now.sections.length - old.sections.length;
  return located.filter((section, index) => {
    if (answered[index]?.answered === true) return false;
    const change = changes[index];
    if (change?.moved === true && change.blocks.length === 0) return contentOrder(old) === contentOrder(now);
    const counterpart = counterpartOf(change, alignment.sectionOf, old, section);
    if (section.change === 'added' && came > 0) return false;
    return counterpart === undefined
      ? contentOrder(old) === contentOrder(now)
      : kept.has(contentOf(counterpart));
  });
}

/** The section of the old translation that had to change. */
function counterpartOf(
  change: SourceSectionChange | undefined,
  sectionOf: (section: Section) => Section | undefined,
  old: Outline,
  { lines: [first] }: SectionChange,
): Section | undefined {
  const own = change?.before === undefined ? undefined : sectionOf(change.before);
  return own ?? old.sections.find(({ start, end }) => start <= first && first <= end);
}

function contentOf({ blocks }: Section): string {
  return blocks.map(({ kind, key }) => `${kind} ${key}`).join('\n');
}

function contentOrder({ sections }: Outline): string {
  return sections.map(contentOf).join('\n\n');
}
