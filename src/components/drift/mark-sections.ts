/** Marks beside the headings of a translation whose source has changed. */
import type { DriftView } from '../../site/views/page-view.ts';
import { escapeHtml, fillHeadings } from '../../text/index.ts';

/** The body with a link in each marked heading; a heading that is not there has none. */
export function markSections(html: string, marks: DriftView['marks'], label: string): string {
  if (marks.length === 0) return html;
  const urls = new Map(marks.map(({ id, url }) => [id, url]));
  const text = escapeHtml(label);
  return fillHeadings(html, (id) => {
    const url = urls.get(id);
    return url === undefined
      ? undefined
      : `<a class="drift-mark" data-pagefind-ignore href="${escapeHtml(url)}" title="${text}" aria-label="${text}"></a>`;
  });
}
