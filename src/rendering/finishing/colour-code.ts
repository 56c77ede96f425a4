/** Highlights the code blocks of a page after loading all grammars. */
import type { Element } from 'hast';
import { toString as hastToText } from 'hast-util-to-string';
import { h } from 'hastscript';
import {
  CODE_PROPERTIES,
  type Highlighter,
  type HighlightOptions,
  PluginError,
  takeLineComments,
} from '../../markdown/index.ts';
import type { RenderSettings } from '../settings.ts';

/**
 * Replaces code blocks (recognized by `data-lang` and the like) with highlighted HTML; `<pre>` that the author wrote as HTML is not changed. A block with the
 * language `mermaid` is a diagram: its source remains readable, and a script may draw it.
 */
export async function colourCode(
  blocks: readonly Element[],
  highlighter: Highlighter,
  { highlight: settings, conventions }: Pick<RenderSettings, 'highlight' | 'conventions'>,
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
    const written = hastToText(code);
    const given = {
      highlightLines: textOf(properties.dataHl),
      ins: textOf(properties.dataIns),
      del: textOf(properties.dataDel),
      focus: textOf(properties.dataFocus),
    };
    const { code: text, marks } = conventions.codeComments
      ? takeLineComments(written, given, Number(properties.dataNotes ?? 0))
      : { code: written, marks: given };
    const options = {
      ...marks,
      lineNumbers: numbers === 'true',
      firstLine: Number(properties.dataFirstLine ?? settings.firstLine),
    };
    const html = highlight(highlighter, text, lang, options, block);
    if (numbers === 'true') addClass(block, 'numbered');
    if (marks.focus !== undefined && marks.focus !== '') addClass(block, 'focused');
    for (const name of CODE_PROPERTIES) delete properties[name];
    // A scrolling block must be reachable by keyboard.
    properties.tabIndex = 0;
    code.children = [{ type: 'raw', value: html, data: { text } }];
    if (typeof properties.dataTitle === 'string') addTitle(block, properties.dataTitle);
  }
}

function textOf(property: unknown): string {
  return property === undefined || property === null ? '' : String(property);
}

/** Runs the site's transformers, if any; their problems are added to the block's. */
function highlight(
  highlighter: Highlighter,
  code: string,
  lang: string | undefined,
  options: HighlightOptions,
  block: Element,
): string {
  if (highlighter.transform === undefined) return highlighter.highlight(code, lang, options);
  const meta = textOf(block.properties.dataMeta);
  try {
    const { html, properties } = highlighter.transform(code, lang, { ...options, meta });
    const { className, ...others } = properties;
    Object.assign(block.properties, others);
    for (const name of Array.isArray(className) ? className : []) addClass(block, String(name));
    return html;
  } catch (error) {
    throw new PluginError('highlight.transformers', error);
  }
}

/** Turns the block into a figure with the file name above the code, like an example. */
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
