import type { MarkdownSettings } from '../../src/config/index.ts';
import { renderMarkdown } from './render-markdown.ts';

/** A text's HTML with the settings of a Hugo site that allows raw HTML; no line ends between elements, no empty lines. */
export function hugoHtml(text: string, settings: Partial<MarkdownSettings> = {}): string {
  return renderMarkdown(text, { goldmarkComments: true, goldmarkTables: true, ...settings }).replace(
    /[ \t]*\n\s*/g,
    '\n',
  );
}
