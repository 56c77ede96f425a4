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
import { type PageRun, scopeOf } from '../run/page-run.ts';
import { asSource, type CallScope } from './call-scope.ts';

/**
 * @param nested whether the call is inside another one
 * @param addressOf writes URLs of the site, for text of another file, which has no slots
 */
export function createTexts(scope: CallScope, nested: boolean, addressOf?: (path: string) => string) {
  const { run, owner, call } = scope;
  const render = (text: SourceText | string) =>
    run.markdown.render(scopeOf(run, asSource(scope, text), owner));
  const renderHtml = (text: SourceText | string) =>
    run.markdown.renderHtml(scopeOf(run, asSource(scope, text)));
  const inner = (inside: ShortcodeCall<unknown>): ElementContent[] => {
    if (inside.markup === 'html') return renderHtml(inside.inner);
    const content = render(inside.inner);
    return inside.inner.text.includes('\n') ? content : unwrapParagraph(content);
  };
  return {
    expand: (text) => run.expand(owner, asSource(scope, text)).text,
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

/** Wraps the enclosed Markdown, which remains part of the page's own text, in an element's tags. */
function wrapMarkdown(element: Element, { inner, origin }: ShortcodeCall<unknown>): ShortcodeOutput {
  const [open, close] = tagsOf(element);
  return {
    kind: 'markup',
    source: concat([generated(`${open}\n\n`, origin), inner, generated(`\n\n${close}\n`, origin)]),
  };
}

/** Limit for nested slots: an output never contains itself. */
const MAX_RELEASED = 20;

/** The text with its slots replaced by HTML. */
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

/** Removes attributes that only later steps of a page need. */
function toPlainHtml(nodes: ElementContent[]): string {
  walkElements({ type: 'root', children: nodes }, ({ properties }) => {
    delete properties[PLACE_PROPERTY];
    delete properties[HEADING_PROPERTY];
  });
  return toHtml(nodes, { characterReferences: { useNamedReferences: true } });
}

/** Rewrites URLs of the site in HTML for another file. */
function writeAddresses(nodes: ElementContent[], addressOf: (path: string) => string): void {
  walkElements({ type: 'root', children: nodes }, ({ properties }) => {
    for (const name of ['href', 'src'])
      if (typeof properties[name] === 'string') properties[name] = addressOf(properties[name]);
  });
}

/** Start and end tag of an element as text; the start tag is followed by the element's existing content. */
function tagsOf(element: Element): [string, string] {
  const html = toHtml({ ...element, children: [] });
  const close = `</${element.tagName}>`;
  const open = html.slice(0, html.length - close.length);
  return [open + toHtml(element.children, { allowDangerousHtml: true }), close];
}

/** `markdownify`: the content of a single paragraph, or everything unchanged. */
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
