/** The wording of drift reports in all formats and languages. */
import type {
  DriftPage,
  LocaleCounts,
  LostPart,
  LostSection,
  SectionChange,
  UnknownReason,
} from '../drift/index.ts';
import { createUi, type UiValues } from '../ui/index.ts';

/** UI strings of one language. */
export interface Words {
  readonly lang: string;
  text(key: string, values?: UiValues): string;
}

/** English wording for reports outside of pages. */
export const ENGLISH: Words = createEnglish();

function createEnglish(): Words {
  const lang = 'en';
  const locales = [{ name: lang, lang, fallbacks: [] }];
  const ui = createUi(
    { conventions: { siteStringsFirst: false }, locales, defaultLocale: lang },
    { strings: {}, files: {} },
  );
  return { lang, text: (key, values) => ui(lang, key, values).text };
}

const REASONS: Readonly<Record<UnknownReason, string>> = {
  'shallow-history': 'drift_is_shallow',
  'commit-not-found': 'drift_is_not_found',
  uncommitted: 'drift_is_uncommitted',
  'no-history': 'drift_is_outside',
  'other-repository': 'drift_is_elsewhere',
  'pin-of-another-page': 'drift_is_foreign',
};

/** The state of a page, in a few words. */
export function describePage(page: DriftPage, { text }: Words = ENGLISH): string {
  switch (page.status) {
    case 'orphaned':
      return page.renamedTo === undefined
        ? text('drift_is_gone')
        : text('drift_is_renamed', { file: page.renamedTo });
    case 'unknown':
      return text(page.reason === undefined ? 'drift_is_unknown' : REASONS[page.reason]);
    case 'missing':
    case 'untranslated':
      return text('drift_is_missing');
    case 'drifted':
      return [
        `+${page.added} −${page.deleted}`,
        text('drift_commits', { count: page.commits.length }),
        text('drift_sections', { count: page.sections.length }),
        ...(page.severity === 'minor' ? [text('drift_is_minor')] : []),
        ...(page.answered === true ? [text('drift_is_answered')] : []),
        ...pins(page, text),
        ...losses(page, text),
        ...causes(page, text),
      ].join(', ');
    case 'current':
      return [
        text(page.cosmetic === true ? 'drift_is_cosmetic' : 'drift_is_current'),
        ...pins(page, text),
        ...losses(page, text),
        ...causes(page, text),
      ].join(', ');
  }
}

function pins({ ignoredPin }: DriftPage, text: Words['text']): string[] {
  return ignoredPin === undefined ? [] : [text('drift_pin_ignored', { value: ignoredPin })];
}

function losses({ lost = [] }: DriftPage, text: Words['text']): string[] {
  const count = lost.reduce((sum, { parts }) => sum + parts.length, 0);
  return count === 0 ? [] : [text('drift_lost', { count })];
}

function causes({ causes: found = [] }: DriftPage, text: Words['text']): string[] {
  const [first, ...more] = found;
  if (first === undefined) return [];
  return more.length === 0
    ? [text('drift_shows', { file: first.file })]
    : [text('drift_shows_more', { file: first.file, number: more.length })];
}

/** A section with its change, such as `changed “Title”`. */
export function describeSection(
  { change, title, moved }: Pick<SectionChange, 'change' | 'title' | 'moved'>,
  { text }: Words = ENGLISH,
): string {
  if (title === '') return text('drift_top_changed');
  return text(`drift_section_${moved === true && change === 'changed' ? 'moved' : change}`, { title });
}

/** A part that a translation lacks, on one line of a report for translators. */
export function describeLoss(
  { what, text, instead }: LostPart,
  { title }: Pick<LostSection, 'title'>,
): string {
  const kind = what === 'sentence' ? 'a sentence of' : what;
  const home = what === 'section' ? '' : title === '' ? ' at the top' : ` of “${title}”`;
  return `lacks ${kind} “${text}”${home}${instead === undefined ? '' : `, has “${instead}”`}`;
}

/** Share of current pages in percent, rounded down, so that 100 means all. */
export function percentOf({ source, current }: LocaleCounts): number {
  return source === 0 ? 100 : Math.floor((100 * current) / source);
}

/** `12` or `12–15`. */
export function formatLines([first, last]: readonly [number, number]): string {
  return first === last ? String(first) : `${first}–${last}`;
}
