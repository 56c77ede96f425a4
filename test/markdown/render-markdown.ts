/** Renders Markdown with the module's own processor, without shortcodes and a site. */
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { HUGO_MARKDOWN } from '../../src/config/defaults.ts';
import type { MarkdownSettings } from '../../src/config/index.ts';
import {
  createMarkdown,
  createPlaceTable,
  createSlugger,
  HEADING_PROPERTY,
  PLACE_PROPERTY,
  type Scope,
} from '../../src/markdown/index.ts';
import { createSlotTable } from '../../src/shortcodes/index.ts';
import { sourceOf } from '../../src/text/index.ts';

/** Hugo's defaults, except that raw HTML is allowed, and that typographic replacements are off, which would only complicate expectations. */
export const SETTINGS: MarkdownSettings = { ...HUGO_MARKDOWN, typographer: false, rawHtml: true };

export type SettingsChange = Partial<MarkdownSettings>;

export function scopeOf(text: string, { headingIds }: MarkdownSettings = SETTINGS): Scope {
  return {
    source: sourceOf({ path: 'content/en/a.md', text }),
    slots: createSlotTable(),
    slugger: createSlugger(headingIds === 'none' ? 'github' : headingIds),
    places: createPlaceTable(),
  };
}

/** The HTML of a text, without internal properties for later steps and line breaks between elements. */
export function renderMarkdown(text: string, change: SettingsChange = {}): string {
  const settings = { ...SETTINGS, ...change };
  const content = createMarkdown(settings).render(scopeOf(text, settings));
  for (const name of [PLACE_PROPERTY, HEADING_PROPERTY]) {
    visit({ type: 'root', children: content }, 'element', ({ properties }) => {
      delete properties[name];
    });
  }
  return toHtml(content, { allowDangerousHtml: true })
    .replace(/>\n+(?=<)/g, '>')
    .trim();
}
