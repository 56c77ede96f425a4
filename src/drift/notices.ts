/** Data for notices on translated pages, taken from the report. */
import type { DriftPage, DriftReport, Lines } from './report.ts';

export interface SectionMark {
  /** Id of the heading in the translation. */
  readonly id: string;
  /** Fragment of the same section in the source; empty if it was removed. */
  readonly sourceId: string;
  readonly change: 'changed' | 'added' | 'removed';
  /** Lines of the translation. */
  readonly lines: Lines;
}

export interface DriftNotice {
  /** Date of the source version that was translated: ISO 8601, UTC; absent if unknown. */
  readonly since?: string;
  /** Date of the source's last change. */
  readonly changed?: string;
  readonly sourceFile: string;
  /** Translated sections whose source changed, each once, in order. */
  readonly marks: readonly SectionMark[];
  /** Changed files that the page shows, such as an include. */
  readonly causes: readonly string[];
}

/** Notices by the translation's file. Orphaned pages and pages that reflect every change have none. */
export function reportToNotices(report: Pick<DriftReport, 'pages'>): ReadonlyMap<string, DriftNotice> {
  return new Map(
    report.pages.flatMap((page): [string, DriftNotice][] => {
      const notice = noticeOf(page);
      return notice === undefined ? [] : [[page.file, notice]];
    }),
  );
}

function noticeOf(page: DriftPage): DriftNotice | undefined {
  const causes = (page.causes ?? []).map(({ file }) => file);
  const drifted = page.status === 'drifted' && page.answered !== true;
  if (!drifted && causes.length === 0) return undefined;
  const marks = new Map<string, SectionMark>();
  for (const { id, translationId, change, lines, answered } of drifted ? page.sections : []) {
    if (translationId === undefined || answered === true || marks.has(translationId)) continue;
    marks.set(translationId, { id: translationId, sourceId: change === 'removed' ? '' : id, change, lines });
  }
  const changed = page.commits[0]?.date;
  return {
    ...(page.base?.date === undefined ? {} : { since: page.base.date }),
    ...(changed === undefined ? {} : { changed }),
    sourceFile: page.sourceFile,
    marks: [...marks.values()],
    causes,
  };
}
