/** What a drift report says; the shape that `--format json` prints. */

export type DriftStatus =
  | 'current'
  | 'drifted'
  | 'orphaned'
  | 'missing'
  /** The page is there, and has no text of its own: it was only begun, is a copy of its source, or a stub. Counted as missing. */
  | 'untranslated'
  | 'unknown';

/** Why nothing can be said of a page. */
export type UnknownReason =
  /** The base lies beyond what was fetched of the history. */
  | 'shallow-history'
  /** The pin names nothing that the repository has. */
  | 'commit-not-found'
  /** The translation has no pin and was never committed. */
  | 'uncommitted'
  /** The tree is not under git. */
  | 'no-history'
  /** The source or the translation has its history in another repository, and there is no pin that names a content. */
  | 'other-repository'
  /** The pin names a content that another page of the source had, and this one never. */
  | 'pin-of-another-page';

/** First and last line of a file, from 1, both inclusive. */
export type Lines = readonly [first: number, last: number];

export interface Base {
  readonly from: 'pin' | 'history';
  /** Absent where the pin names a blob of no commit. */
  readonly commit?: string;
  /** The source as it was; absent where the commit does not have it. */
  readonly blob?: string;
  /** ISO 8601, UTC: when the commit was made. */
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
  /** Lines of the source now. */
  readonly sourceLines?: Lines;
  /** Lines of the translation; for an added block, where it belongs. */
  readonly lines: Lines;
  /** The translation has it already: it keeps the new text in a comment, or shows the new code. */
  readonly answered?: true;
  /** Only spelling, grammar or punctuation of the source changed. */
  readonly minor?: true;
  /** Within this program: the number of the commit to the translation that `baseLines` rest on. */
  readonly origin?: number;
  /** The source that `baseLines` are of, where it is not the section's. */
  readonly baseBlob?: string;
}

export type Severity = 'minor' | 'major';

export interface SectionChange {
  /** The fragment that leads to the section in the source; empty for what stands before the first heading. */
  readonly id: string;
  readonly title: string;
  readonly change: 'changed' | 'added' | 'removed';
  /** Lines of the source now; of the base, where removed. */
  readonly sourceLines: Lines;
  /** Lines of the translation; for an added section, where it belongs. */
  readonly lines: Lines;
  /** The fragment that leads to it in the translation, where it has it. */
  readonly translationId?: string;
  /** The section stands elsewhere in the page now. */
  readonly moved?: true;
  readonly answered?: true;
  /** Words of the source that came, went or are others. */
  readonly words: number;
  readonly severity: Severity;
  /** What the section rests on, where it is not the page's base. */
  readonly base?: Base;
  /** Within this program: the number of the commit to the translation that it rests on. */
  readonly origin?: number;
  readonly blocks: readonly BlockChange[];
}

/** Something that the source had when the translation was made, and that the translation lacks. */
export interface LostPart {
  readonly what: 'section' | 'heading' | 'paragraph' | 'item' | 'row' | 'code' | 'command' | 'sentence';
  /** The beginning of what the source says; of a command, its line. */
  readonly text: string;
  /** Of a command: the line that stands there instead. */
  readonly instead?: string;
  /** Lines of the source now. */
  readonly sourceLines: Lines;
  /** Lines of the translation: of what says less, or where the part belongs. */
  readonly lines: Lines;
}

/** A section of the source of which a translation lacks something, or all (`removed`). */
export interface LostSection {
  /** The fragment that leads to it in the source; empty for what stands before the first heading. */
  readonly id: string;
  readonly title: string;
  readonly change: 'changed' | 'removed';
  readonly sourceLines: Lines;
  readonly lines: Lines;
  readonly translationId?: string;
  readonly parts: readonly LostPart[];
}

/** Something that a page shows and that changed since. */
export interface Cause {
  readonly kind: 'include' | 'term' | 'example' | 'data';
  /** The file that changed, relative to the site directory. */
  readonly file: string;
  /** The locale's own copy of it, where it has one: that is what has to be brought up to date. */
  readonly translation?: string;
}

/** One commit to a translation, in blobs. */
export interface TrailStep {
  readonly commit: string;
  /** Seconds since 1970. */
  readonly time: number;
  /** The source as that commit knew it. */
  readonly source: string;
  /** The translation before the commit; absent in the commit that made it. */
  readonly before: string | undefined;
  readonly after: string;
}

export interface DriftPage {
  readonly locale: string;
  /** Relative to the site directory; of a missing page, where it belongs. */
  readonly file: string;
  readonly sourceFile: string;
  readonly status: DriftStatus;
  readonly reason?: UnknownReason;
  /** The source changed, but in nothing that readers see. */
  readonly cosmetic?: true;
  /** Every change is in the translation already; a pin is all that it lacks. */
  readonly answered?: true;
  /** Of an orphan: where its source went. */
  readonly renamedTo?: string;
  readonly base?: Base;
  /** A value of the pin's key that is no hash: the page is judged by its history. */
  readonly ignoredPin?: string;
  /** The source's lines since the base, as git counts them. */
  readonly added: number;
  readonly deleted: number;
  /** Newest first. */
  readonly commits: readonly SourceCommit[];
  readonly sections: readonly SectionChange[];
  /** How much of its text is translated, 0 to 1; absent where all of it is. */
  readonly share?: number;
  /** A program wrote it, and no person has signed it. */
  readonly draft?: true;
  /** Of a drifted page: `minor` where all of its sections are. */
  readonly severity?: Severity;
  /** How much of the structure of the source at the base the translation shares, 0 to 1. */
  readonly confidence?: number;
  readonly causes?: readonly Cause[];
  /** What the translation lacks though the source had it when it was made. */
  readonly lost?: readonly LostSection[];
  /** Within this program: the commits that made a translation without a pin what it is. */
  readonly trail?: readonly TrailStep[];
}

export interface LocaleCounts {
  readonly locale: string;
  /** Pages of the source. */
  readonly source: number;
  /** Pages of the locale, orphans among them. */
  readonly translated: number;
  readonly current: number;
  readonly drifted: number;
  readonly orphaned: number;
  readonly unknown: number;
  /** Pages of the source that the locale has not, or has not translated. */
  readonly missing: number;
}

export interface DriftReport {
  /** The locale that the others are translated from. */
  readonly source: string;
  /** The commit that is checked out; empty without git. */
  readonly head: string;
  /** By locale in the site's order, then by file. */
  readonly pages: readonly DriftPage[];
  readonly locales: readonly LocaleCounts[];
}

/** A page as it is described to programs. */
export function publicPage({ trail: _, ...page }: DriftPage): DriftPage {
  return page;
}

/** Counts by locale, in the order given. */
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

/** Worst first: orphans, then the most changed lines; ties by locale and file. */
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

/** Where a page can be read or edited: its place in the repository where the site tells that, else its file. */
export function translationLink(
  { editUrl, repository }: { readonly editUrl: string; readonly repository: string },
  { file, sourceFile, status }: DriftPage,
): string {
  const target = status === 'missing' ? sourceFile : file;
  if (editUrl !== '') return editUrl + encodeURI(target);
  return repository === '' ? target : `${repository}/blob/HEAD/${encodeURI(target)}`;
}
