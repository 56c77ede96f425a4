/** Texts of a call as Markdown, HTML and plain text. */
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import {
  createCodeBlock,
  createFormula,
  fillSlotsWithText,
  HEADING_PROPERTY,
  PLACE_PROPERTY,
  walkElements,
} from '../../markdown/index.ts';
import {
  mayHoldSlots,
  type ShortcodeCall,
  type ShortcodeContext,
  type ShortcodeOutput,
  splitAtSlots,
} from '../../shortcodes/index.ts';
import { concat, generated, type SourceText } from '../../text/index.ts';
import { type PageRun, scopeOf } from '../page-run.ts';
import { type Asking, asSource } from './asking.ts';

/**
 * @param nested whether the call stands inside another one
 * @param addressOf for text of a file of its own, where nothing is held: what addresses of the site are there
 */
export function answerTexts(asking: Asking, nested: boolean, addressOf?: (path: string) => string) {
  const { run, owner, call } = asking;
  const render = (text: SourceText | string) =>
    run.markdown.render(scopeOf(run, asSource(asking, text), owner));
  const renderHtml = (text: SourceText | string) =>
    run.markdown.renderHtml(scopeOf(run, asSource(asking, text)));
  const inner = (inside: ShortcodeCall<unknown>): ElementContent[] => {
    if (inside.markup === 'html') return renderHtml(inside.inner);
    const content = render(inside.inner);
    return inside.inner.text.includes('\n') ? content : unwrapParagraph(content);
  };
  return {
    expand: (text) => run.expand(owner, asSource(asking, text)).text,
    markdown: (text) => unwrapParagraph(render(text)),
    markdownBlocks: render,
    html: renderHtml,
    inner,
    wrapInner: (element, inside) =>
      inside.markup === 'markdown' && !nested
        ? wrapMarkdown(element, inside)
        : {
            kind: 'nodes',
            nodes: [{ ...element, children: [...element.children, ...inner(inside)] }],
          },
    plainText: (source) => fillSlotsWithText(source.text, run.slots),
    hold(nodes) {
      const held = run.slots.add({ kind: 'nodes', nodes, origin: call.origin });
      return addressOf === undefined ? held : releaseSlots(held, run, addressOf);
    },
    release: (text) => releaseSlots(text, run, addressOf),
    codeBlock: createCodeBlock,
    canHighlight: run.knowsLanguage,
    formula: createFormula,
  } satisfies Partial<ShortcodeContext>;
}

/** The tags of the element round the enclosed Markdown, which stays the page's own. */
function wrapMarkdown(element: Element, { inner, origin }: ShortcodeCall<unknown>): ShortcodeOutput {
  const [open, close] = tagsOf(element);
  return {
    kind: 'markup',
    source: concat([generated(`${open}\n\n`, origin), inner, generated(`\n\n${close}\n`, origin)]),
  };
}

/** Slots within slots end here: an output never holds itself. */
const MAX_RELEASED = 20;

/** The text with its slots as HTML. */
function releaseSlots(text: string, run: PageRun, addressOf?: (path: string) => string, depth = 0): string {
  if (!mayHoldSlots(text) || depth > MAX_RELEASED) return text;
  return splitAtSlots(text, run.slots)
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.kind === 'text') return part.text;
      if (part.kind === 'toc') return '';
      const nodes = structuredClone([...part.nodes]);
      if (addressOf !== undefined) writeAddresses(nodes, addressOf);
      return releaseSlots(toPlainHtml(nodes), run, addressOf, depth + 1);
    })
    .join('');
}

/** Marks that only later steps of a page need are no part of the text. */
function toPlainHtml(nodes: ElementContent[]): string {
  walkElements({ type: 'root', children: nodes }, ({ properties }) => {
    delete properties[PLACE_PROPERTY];
    delete properties[HEADING_PROPERTY];
  });
  return toHtml(nodes, { characterReferences: { useNamedReferences: true } });
}

/** Addresses of the site in HTML that stands in a file of its own. */
function writeAddresses(nodes: ElementContent[], addressOf: (path: string) => string): void {
  walkElements({ type: 'root', children: nodes }, ({ properties }) => {
    for (const name of ['href', 'src'])
      if (typeof properties[name] === 'string') properties[name] = addressOf(properties[name]);
  });
}

/** Opening and closing tag of an element as text, with what it already holds after the opening one. */
function tagsOf(element: Element): [string, string] {
  const html = toHtml({ ...element, children: [] });
  const close = `</${element.tagName}>`;
  const open = html.slice(0, html.length - close.length);
  return [open + toHtml(element.children, { allowDangerousHtml: true }), close];
}

/** `markdownify`: the content of a single paragraph, everything else as it is. */
function unwrapParagraph(content: ElementContent[]): ElementContent[] {
  const solid = content.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  const only = solid[0];
  return solid.length === 1 &&
    only?.type === 'element' &&
    only.tagName === 'p' &&
    Object.keys(only.properties).length === 0
    ? only.children
    : content;
}
