/** Marks at the headings of a translation whose source has changed. */
import { escapeHtml } from '../../text/index.ts';
import type { DriftView } from './page-view.ts';

/** A link to the section of the source for each marked heading, by the id of the heading. */
export function marksByHeading(marks: DriftView['marks'], label: string): ReadonlyMap<string, string> {
  const text = escapeHtml(label);
  return new Map(
    marks.map(({ id, url }) => [
      id,
      `<a class="drift-mark" data-pagefind-ignore href="${escapeHtml(url)}" title="${text}" aria-label="${text}"></a>`,
    ]),
  );
}
