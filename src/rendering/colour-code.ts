/** Colours the code blocks of a page, all grammars loaded first. */
import type { Element } from 'hast';
import { toString as hastToText } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { HighlightSettings } from '../config/index.ts';
import type { Highlighter } from '../markdown/index.ts';

/**
 * Blocks of ours (they carry `data-lang` and the like) become coloured HTML; `<pre>` that the author wrote as HTML stays as it is. A language of
 * `mermaid` is a diagram: its source stays readable, and a script may draw it.
 */
export async function colourCode(
  blocks: readonly Element[],
  highlighter: Highlighter,
  settings: Pick<HighlightSettings, 'lineNumbers' | 'firstLine'>,
): Promise<void> {
  const langs = blocks.flatMap(({ properties }) =>
    typeof properties.dataLang === 'string' ? [properties.dataLang] : [],
  );
  await highlighter.prepare(langs);
  for (const block of blocks) {
    const { properties } = block;
    const code = block.children.length === 1 ? block.children[0] : undefined;
    if (
      code?.type !== 'element' ||
      code.tagName !== 'code' ||
      code.children.some((child) => child.type !== 'text')
    )
      continue;
    const lang = typeof properties.dataLang === 'string' ? properties.dataLang : undefined;
    if (lang === 'mermaid') {
      delete properties.dataLang;
      addClass(block, 'mermaid');
      continue;
    }
    const numbers = properties.dataLineNumbers ?? String(settings.lineNumbers && lang !== undefined);
    const html = highlighter.highlight(hastToText(code), lang, {
      highlightLines: String(properties.dataHl ?? ''),
      lineNumbers: numbers === 'true',
      firstLine: Number(properties.dataFirstLine ?? settings.firstLine),
    });
    if (numbers === 'true') addClass(block, 'numbered');
    for (const name of ['dataHl', 'dataLineNumbers', 'dataFirstLine']) delete properties[name];
    // A block that scrolls must be reachable by keyboard.
    properties.tabIndex = 0;
    code.children = [{ type: 'raw', value: html }];
    if (typeof properties.dataTitle === 'string') addTitle(block, properties.dataTitle);
  }
}

/** The block becomes a figure with the name of the file above the code, like an example. */
function addTitle(block: Element, title: string): void {
  delete block.properties.dataTitle;
  const pre: Element = { ...block };
  block.tagName = 'figure';
  block.properties = { className: ['example'] };
  block.children = [
    h('figcaption', { className: ['example-name'], dataPagefindIgnore: '' }, h('code', title)),
    pre,
  ];
}

function addClass({ properties }: Element, name: string): void {
  const classes = Array.isArray(properties.className) ? properties.className : [];
  properties.className = [...classes, name];
}
