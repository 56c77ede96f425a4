import { stripTags } from '../escape/strip-tags.ts';

const LINE_END = '\u0000nl\u0000';

/** The text of HTML: `</p>` and `<br>` end lines, runs of white space become one. */
export function stripHtml(html: string): string {
  if (!/[<>]/.test(html)) return html;
  const prepared = html.replace(/\n|<\/p>|<br>|<br \/>/g, (found) => (found === '\n' ? ' ' : LINE_END));
  return stripTags(prepared, true)
    .replaceAll(LINE_END, '\n')
    .replace(/(\s)\s+/g, '$1');
}

/** Go's `html.EscapeString`. */
export function escapeHtmlText(text: string): string {
  return text.replace(/[&'<>"]/g, (char) => ESCAPES[char] ?? char);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
};
