import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { defineShortcode, nodes } from '../../definition.ts';
import { missingTerm } from '../../parts/glossary-term.ts';
import { textNode } from '../../parts/page-chrome.ts';

export default defineShortcode({
  name: 'glossary_definition',
  summary: 'The definition of a glossary term: its first paragraph, or all of it.',
  params: {
    term_id: { type: 'term', required: true },
    length: { type: 'string', required: true, values: ['short', 'long', 'all'] },
    /** Words before the definition, which then continues in lower case. */
    prepend: { type: 'string' },
  },
  inner: false,
  examples: [
    { source: '{{< glossary_definition term_id="pod" length="short" >}}', shows: 'containers' },
    {
      source: '{{< glossary_definition term_id="pod" length="all" prepend="In Kubernetes," >}}',
      shows: 'In Kubernetes, ',
    },
  ],
  render(call, context) {
    const { term_id: id, length, prepend } = call.params;
    const content = context.termContent(id);
    if (content === undefined) return missingTerm(context, id);
    const first = firstParagraph(content);
    if (first === undefined) return nodes(...content);
    const continued = prepend
      ? h('p', [textNode(`${prepend} `), ...inLang(first, lowerFirst(first.children))])
      : undefined;
    if (length === 'short')
      return nodes(...(continued === undefined ? inLang(first, first.children) : [continued]));
    return nodes(...(continued === undefined ? content : replaceElement(content, first, continued)));
  },
});

/** The content of an element, with the element's language. */
function inLang({ properties: { lang, dir } }: Element, content: ElementContent[]): ElementContent[] {
  return typeof lang === 'string' ? [h('span', { lang, dir }, content)] : content;
}

/** In document order, at any depth. */
function firstParagraph(content: readonly ElementContent[]): Element | undefined {
  for (const node of content) {
    if (node.type !== 'element') continue;
    const found = node.tagName === 'p' ? node : firstParagraph(node.children);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Only if the paragraph begins with text: a term in bold or code keeps its capital. */
function lowerFirst(content: readonly ElementContent[]): ElementContent[] {
  const [first, ...rest] = content;
  if (first?.type !== 'text') return [...content];
  const [letter = '', ...others] = first.value;
  return [textNode(letter.toLowerCase() + others.join('')), ...rest];
}

function replaceElement(content: readonly ElementContent[], from: Element, to: Element): ElementContent[] {
  return content.map((node) => {
    if (node === from) return to;
    return node.type === 'element' ? { ...node, children: replaceElement(node.children, from, to) } : node;
  });
}
