/** Finds the page that a command-line argument refers to: a file of the site, with or without its content folder. */
import { posix } from 'node:path';
import type { DriftPage, DriftReport } from '../report.ts';

/** Matches the file's path relative to the site or the working directory, or the end of that path. */
export function findPages(report: DriftReport, written: string, siteFromHere: string): DriftPage[] {
  const path = posix.normalize(written.replaceAll('\\', '/')).replace(/^\.\//, '');
  const fromSite =
    siteFromHere !== '' && path.startsWith(`${siteFromHere}/`) ? path.slice(siteFromHere.length + 1) : path;
  const exact = report.pages.filter(({ file }) => file === fromSite || file === path);
  if (exact.length > 0) return exact;
  return report.pages.filter(({ file, status }) => status !== 'missing' && file.endsWith(`/${path}`));
}
