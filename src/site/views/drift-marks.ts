/** Marks on headings of a translation whose source section has changed. */
import { escapeHtml } from '../../text/index.ts';
import type { DriftView } from './page-view.ts';

/** A link to the source section for each marked heading, by heading id. */
export function marksByHeading(marks: DriftView['marks'], label: string): ReadonlyMap<string, string> {
  const text = escapeHtml(label);
  return new Map(
    marks.map(({ id, url }) => [
      id,
      `<a class="drift-mark" data-pagefind-ignore href="${escapeHtml(url)}" title="${text}" aria-label="${text}"></a>`,
    ]),
  );
}
