/** The wording of drift reports in all formats and languages. */
import type {
  DriftPage,
  LocaleCounts,
  LostPart,
  LostSection,
  PinObstacle,
  SectionChange,
  UnknownReason,
} from '../drift/index.ts';
import { type Direction, type Locale, langToDirection } from '../locales/index.ts';
import { createUi, type Ui, type UiCatalogues, type UiSite, type UiValues } from '../ui/index.ts';

/** Where the sentences of a report get their UI strings. */
export interface Wording {
  text(key: string, values?: UiValues): string;
}

/** UI strings for a page of a report. */
export interface Words extends Wording {
  /** The lang and the direction of the page. */
  readonly lang: string;
  readonly direction: Direction;
  /** A string, with its lang if that is not the page's. */
  find(key: string, values?: UiValues): { readonly text: string; readonly lang?: string };
}

type Reader = Pick<Locale, 'name' | 'lang' | 'direction'>;

/** The words for readers of a locale. @param lang the lang of the page; the locale's own by default */
export function createWords(ui: Ui, { name, lang: own, direction }: Reader, lang: string = own): Words {
  const find: Words['find'] = (key, values) => {
    const { text, lang: found = own } = ui(name, key, values);
    return found === lang ? { text } : { text, lang: found };
  };
  return {
    lang,
    direction: lang === own ? direction : langToDirection(lang),
    text: (key, values) => find(key, values).text,
    find,
  };
}

/** A site and its own UI strings, such as the tree of a drift report. */
export interface SiteTexts {
  readonly site: Omit<UiSite, 'locales'> & {
    readonly locales: readonly (Reader & UiSite['locales'][number])[];
  };
  readonly uiCatalogues: UiCatalogues;
}

/**
 * The words for a page that is a report and nothing else, for readers of a locale. If they do not exist in its language, the page is in the language in which they
 * are found; for a locale that the site does not have, it is in English.
 */
export function createPageWords({ site, uiCatalogues }: SiteTexts, locale: string): Words {
  const reader = site.locales.find(({ name }) => name === locale);
  if (reader === undefined) return ENGLISH;
  const ui = createUi(site, uiCatalogues);
  return createWords(ui, reader, ui(locale, 'drift_state').lang);
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
  return createWords(ui, { name: lang, lang, direction: 'ltr' });
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
export function describePage(page: DriftPage, { text }: Wording = ENGLISH): string {
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
      ].join(text('list_separator'));
    case 'current':
      return [
        text(page.cosmetic === true ? 'drift_is_cosmetic' : 'drift_is_current'),
        ...pins(page, text),
        ...losses(page, text),
        ...causes(page, text),
      ].join(text('list_separator'));
  }
}

function pins({ ignoredPin }: DriftPage, text: Wording['text']): string[] {
  return ignoredPin === undefined ? [] : [text('drift_pin_ignored', { value: ignoredPin })];
}

function losses({ lost = [] }: DriftPage, text: Wording['text']): string[] {
  const count = lost.reduce((sum, { parts }) => sum + parts.length, 0);
  return count === 0 ? [] : [text('drift_lost', { count })];
}

function causes({ causes: found = [] }: DriftPage, text: Wording['text']): string[] {
  const [first, ...more] = found;
  if (first === undefined) return [];
  return more.length === 0
    ? [text('drift_shows', { file: first.file })]
    : [text('drift_shows_more', { file: first.file, number: more.length })];
}

/** A section with its change, such as `changed “Title”`. */
export function describeSection(
  { change, title, moved }: Pick<SectionChange, 'change' | 'title' | 'moved'>,
  { text }: Wording = ENGLISH,
): string {
  if (title === '') return text('drift_top_changed');
  return text(`drift_section_${moved === true && change === 'changed' ? 'moved' : change}`, { title });
}

/** Why a page cannot be pinned. */
export function describeObstacle(obstacle: PinObstacle, { text }: Wording = ENGLISH): string {
  switch (obstacle.kind) {
    case 'no-git':
      return text('drift_is_outside');
    case 'no-file':
      return text('drift_no_file');
    case 'no-source':
      return text('drift_no_source', { file: obstacle.sourceFile });
    case 'no-text':
      return text('drift_no_text');
    case 'unreadable':
      return text('drift_no_access');
    case 'uncommitted-source':
      return text('drift_no_commit', { file: obstacle.sourceFile, key: obstacle.key });
    case 'behind-link':
      return text('drift_no_link');
  }
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
