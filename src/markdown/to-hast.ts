/** Converts Markdown nodes to HTML where Hugo's HTML differs from the default. */
import type { Element, ElementContent } from 'hast';
import type { Code, FootnoteReference } from 'mdast';
import { type DefListNode, defListHastHandlers } from 'mdast-util-definition-list';
import type { Handler, Options, State } from 'mdast-util-to-hast';
import { attributesToProperties } from './attributes.ts';
import { createCodeBlock, parseFenceInfo } from './code/code-block.ts';
import { dividerComment } from './plugins/remark-divider.ts';

/** Options for `remark-rehype`. `codeFences`: whether fences are highlighted. Raw HTML is kept as raw nodes for the next step, or omitted if the site does not allow it. */
export function toHastOptions(rawHtml: boolean, codeFences: boolean): Options {
  return {
    allowDangerousHtml: rawHtml,
    // `rehype-footnotes` replaces the labels, as it writes the section as Hugo does.
    clobberPrefix: '',
    handlers: {
      ...defListHastHandlers,
      defList: handleDefinitionList,
      defListTerm: handleTerm,
      defListDescription: handleDescription,
      code: (state: State, node: Code) => {
        const block = handleCode(node, codeFences);
        state.patch(node, block);
        return block;
      },
      footnoteReference: handleFootnoteReference,
      divider: dividerComment,
    },
  };
}

/** @param highlighted whether fences are highlighted at all */
function handleCode(node: Code, highlighted: boolean): Element {
  const value = node.value === '' ? '' : `${node.value}\n`;
  const { options, attributes } = parseFenceInfo(node.lang, node.meta);
  const block = createCodeBlock(value, options);
  if (!highlighted) delete block.properties.dataLang;
  block.data = { fence: { options, attributes } };
  if (attributes !== undefined) {
    const { id, classes } = attributes;
    Object.assign(block.properties, attributesToProperties({ id, classes, values: {} }));
  }
  return block;
}

/** The extension's list, with the author's attributes. */
const handleDefinitionList: Handler = (state, node: DefListNode, parent) => {
  const list = defListHastHandlers.defList(state, node, parent);
  return list !== undefined && 'tagName' in list ? state.applyData(node, list) : list;
};

/** A term with its id. */
const handleTerm: Handler = (state, node: DefListNode, parent) => {
  const term = defListHastHandlers.defListTerm(state, node, parent);
  return term !== undefined && 'tagName' in term ? state.applyData(node, term) : term;
};

/** A tight description loses only its first `<p>`, as in Goldmark: later paragraphs are kept. */
const handleDescription: Handler = (state, node: { spread: boolean }, parent) => {
  const description = defListHastHandlers.defListDescription(state, { ...node, spread: true }, parent);
  if (node.spread || description === undefined || !('children' in description)) return description;
  const index = description.children.findIndex(({ type }) => type === 'element');
  const first = description.children[index];
  if (first?.type === 'element' && first.tagName === 'p')
    description.children.splice(0, index + 1, ...first.children);
  return description;
};

/** `<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup>`; further references are `fnref1:1`, `fnref2:1` … */
function handleFootnoteReference(state: State, node: FootnoteReference): ElementContent {
  const key = node.identifier.toUpperCase();
  const known = state.footnoteOrder.indexOf(key);
  if (known === -1) state.footnoteOrder.push(key);
  const number = known === -1 ? state.footnoteOrder.length : known + 1;
  const uses = (state.footnoteCounts.get(key) ?? 0) + 1;
  state.footnoteCounts.set(key, uses);
  return {
    type: 'element',
    tagName: 'sup',
    properties: { id: `fnref${uses === 1 ? '' : uses - 1}:${number}` },
    children: [
      {
        type: 'element',
        tagName: 'a',
        properties: { href: `#fn:${number}`, className: ['footnote-ref'], role: 'doc-noteref' },
        children: [{ type: 'text', value: String(number) }],
      },
    ],
  };
}
