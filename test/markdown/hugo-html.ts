import type { MarkdownSettings } from '../../src/config/index.ts';
import { renderMarkdown } from './render-markdown.ts';

/** The HTML of a text with the settings of a Hugo site that allows raw HTML, without line breaks between elements and empty lines. */
export function hugoHtml(text: string, settings: Partial<MarkdownSettings> = {}): string {
  return renderMarkdown(text, { goldmarkComments: true, goldmarkTables: true, ...settings }).replace(
    /[ \t]*\n\s*/g,
    '\n',
  );
}
