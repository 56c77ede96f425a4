/** The contents of a drift report, in the format that `--format json` prints. */

export type DriftStatus =
  | 'current'
  | 'drifted'
  | 'orphaned'
  | 'missing'
  /** The file exists but has no text of its own: it was only begun, is a copy of its source, or a stub. Counted as missing. */
  | 'untranslated'
  | 'unknown';

/** Why the status of a page is unknown. */
export type UnknownReason =
  /** The base is outside the fetched history. */
  | 'shallow-history'
  /** The repository does not have the object that the pin names. */
  | 'commit-not-found'
  /** The translation has no pin and was never committed. */
  | 'uncommitted'
  /** The site is not under git. */
  | 'no-history'
  /** Source and translation have their history in different repositories, and there is no pin with a blob hash. */
  | 'other-repository'
  /** The pin is the hash of another source page. */
  | 'pin-of-another-page';

/** First and last line of a file, from 1, both inclusive. */
export type Lines = readonly [first: number, last: number];

export interface Base {
  readonly from: 'pin' | 'history';
  /** Absent if the pin names a blob that no commit contains. */
  readonly commit?: string;
  /** The source at that time; absent if the commit lacks it. */
  readonly blob?: string;
  /** ISO 8601, UTC: date of the commit. */
  readonly date?: string;
}

export interface SourceCommit {
  readonly commit: string;
  /** ISO 8601, UTC. */
  readonly date: string;
  readonly subject: string;
}

export interface BlockChange {
  readonly kind: string;
  readonly change: 'changed' | 'added' | 'removed';
  /** Lines of the source at the base. */
  readonly baseLines?: Lines;
  /** Lines of the current source. */
  readonly sourceLines?: Lines;
  /** Lines of the translation; for an added block, where it belongs. */
  readonly lines: Lines;
  /** The translation already contains the change: it has the new text in a comment, or the new code. */
  readonly answered?: true;
  /** Only spelling, grammar or punctuation of the source changed. */
  readonly minor?: true;
  /** Internal: number of the commit to the translation that `baseLines` are based on. */
  readonly origin?: number;
  /** The source that `baseLines` refer to, if it is not the section's. */
  readonly baseBlob?: string;
}

export type Severity = 'minor' | 'major';

export interface SectionChange {
  /** Fragment of the section in the source; empty for the text before the first heading. */
  readonly id: string;
  readonly title: string;
  readonly change: 'changed' | 'added' | 'removed';
  /** Lines of the current source; of the base, if removed. */
  readonly sourceLines: Lines;
  /** Lines of the translation; for an added section, where it belongs. */
  readonly lines: Lines;
  /** Fragment of the section in the translation, if it exists there. */
  readonly translationId?: string;
  /** The section was moved within the page. */
  readonly moved?: true;
  readonly answered?: true;
  /** Number of source words that were added, removed or changed. */
  readonly words: number;
  readonly severity: Severity;
  /** The base of the section, if it differs from the page's. */
  readonly base?: Base;
  /** Internal: number of the commit to the translation that the section is based on. */
  readonly origin?: number;
  readonly blocks: readonly BlockChange[];
}

/** Something that the source had when the translation was made, and that the translation lacks. */
export interface LostPart {
  readonly what: 'section' | 'heading' | 'paragraph' | 'item' | 'row' | 'code' | 'command' | 'sentence';
  /** The beginning of the source text; for a command, its line. */
  readonly text: string;
  /** For a command: the translation's line instead. */
  readonly instead?: string;
  /** Lines of the current source. */
  readonly sourceLines: Lines;
  /** Lines of the translation: of the shortened text, or where the part belongs. */
  readonly lines: Lines;
}

/** A source section that a translation lacks partly or entirely (`removed`). */
export interface LostSection {
  /** Fragment of the section in the source; empty for the text before the first heading. */
  readonly id: string;
  readonly title: string;
  readonly change: 'changed' | 'removed';
  readonly sourceLines: Lines;
  readonly lines: Lines;
  readonly translationId?: string;
  readonly parts: readonly LostPart[];
}

/** A changed file that a page shows. */
export interface Cause {
  readonly kind: 'include' | 'term' | 'example' | 'data';
  /** The changed file, relative to the site directory. */
  readonly file: string;
  /** The locale's own copy of it, if any: that copy has to be updated. */
  readonly translation?: string;
}

/** One commit to a translation, as blobs. */
export interface TrailStep {
  readonly commit: string;
  /** Seconds since 1970. */
  readonly time: number;
  /** The source at the time of that commit. */
  readonly source: string;
  /** The translation before the commit; absent for the commit that created it. */
  readonly before: string | undefined;
  readonly after: string;
}

export interface DriftPage {
  readonly locale: string;
  /** Relative to the site directory; for a missing page, where it belongs. */
  readonly file: string;
  readonly sourceFile: string;
  readonly status: DriftStatus;
  readonly reason?: UnknownReason;
  /** The source changed, but nothing that readers see. */
  readonly cosmetic?: true;
  /** The translation reflects every change and only lacks a pin. */
  readonly answered?: true;
  /** For an orphaned page: the new path of its source. */
  readonly renamedTo?: string;
  readonly base?: Base;
  /** A value of the pin's key that is not a hash: the page is judged by its history. */
  readonly ignoredPin?: string;
  /** Added and deleted lines of the source since the base, as git counts them. */
  readonly added: number;
  readonly deleted: number;
  /** Newest first. */
  readonly commits: readonly SourceCommit[];
  readonly sections: readonly SectionChange[];
  /** Translated share of the text, 0 to 1; absent if all of it is translated. */
  readonly share?: number;
  /** A machine draft that nobody has reviewed. */
  readonly draft?: true;
  /** For a drifted page: `minor` if all of its sections are. */
  readonly severity?: Severity;
  /** Share of common structure of the translation and the source at the base, 0 to 1. */
  readonly confidence?: number;
  readonly causes?: readonly Cause[];
  /** Parts that the source had when the translation was made, and that the translation lacks. */
  readonly lost?: readonly LostSection[];
  /** Internal: the commits that made a translation without a pin. */
  readonly trail?: readonly TrailStep[];
}

export interface LocaleCounts {
  readonly locale: string;
  /** Pages of the source. */
  readonly source: number;
  /** Pages of the locale, including orphaned ones. */
  readonly translated: number;
  readonly current: number;
  readonly drifted: number;
  readonly orphaned: number;
  readonly unknown: number;
  /** Source pages that the locale lacks or has not translated. */
  readonly missing: number;
}

export interface DriftReport {
  /** The locale that the others are translated from. */
  readonly source: string;
  /** The checked-out commit; empty without git. */
  readonly head: string;
  /** By locale in the site's order, then by file. */
  readonly pages: readonly DriftPage[];
  readonly locales: readonly LocaleCounts[];
}

/** The public fields of a page. */
export function publicPage({ trail: _, ...page }: DriftPage): DriftPage {
  return page;
}

/** Counts by locale, in the given order. */
export function countPages(
  locales: readonly string[],
  pages: readonly DriftPage[],
  sourcePages: number,
): LocaleCounts[] {
  return locales.map((locale) => {
    const own = pages.filter((page) => page.locale === locale);
    const count = (status: DriftStatus) => own.filter((page) => page.status === status).length;
    const missing = count('missing') + count('untranslated');
    return {
      locale,
      source: sourcePages,
      translated: own.length - missing,
      current: count('current'),
      drifted: count('drifted'),
      orphaned: count('orphaned'),
      unknown: count('unknown'),
      missing,
    };
  });
}

const RANKS: Readonly<Record<DriftStatus, number>> = {
  orphaned: 0,
  drifted: 1,
  unknown: 2,
  untranslated: 3,
  missing: 4,
  current: 5,
};

/** Orphaned pages first, then by number of changed lines; ties by locale and file. */
export function compareUrgency(a: DriftPage, b: DriftPage): number {
  return (
    RANKS[a.status] - RANKS[b.status] ||
    b.added + b.deleted - (a.added + a.deleted) ||
    (b.causes?.length ?? 0) - (a.causes?.length ?? 0) ||
    compareText(a.locale, b.locale) ||
    compareText(a.file, b.file)
  );
}

/** By code units. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The page in the repository's web view if the site has one, else its file. */
export function translationLink(
  { editUrl, repository }: { readonly editUrl: string; readonly repository: string },
  { file, sourceFile, status }: DriftPage,
): string {
  const target = status === 'missing' ? sourceFile : file;
  if (editUrl !== '') return editUrl + encodeURI(target);
  return repository === '' ? target : `${repository}/blob/HEAD/${encodeURI(target)}`;
}
