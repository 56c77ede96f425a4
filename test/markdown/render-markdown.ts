/** Markdown by itself: the room's own processor, without shortcodes and without a site. */
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

/** Hugo's defaults, but for raw HTML, and for typography, which tests of everything else would only have to undo. */
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

/** The HTML of a text, without what elements carry for later steps, and without line ends between elements. */
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
