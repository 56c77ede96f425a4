import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { defineShortcode, nodes } from '../../definition.ts';
import { textNode } from '../../parts/page-chrome.ts';

export default defineShortcode({
  name: 'mermaid',
  summary: 'A diagram drawn by Mermaid from its source.',
  params: {},
  inner: true,
  examples: [
    { source: '{{< mermaid >}}\ngraph LR\n  start --> stop\n{{< /mermaid >}}', shows: 'start --> stop' },
  ],
  render: (call, context) =>
    nodes(
      h(
        'figure',
        { className: ['diagram'] },
        h('div', { className: ['mermaid'] }, diagramSource(context.plainText(call.inner))),
        h('noscript', h('p', context.markdown(context.ui('javascript_required')))),
      ),
    ),
});

/** Line breaks in labels are written as `<br/>`; everything else is text, even if it looks like a tag (`<<interface>>`). */
function diagramSource(text: string): ElementContent[] {
  return text
    .split(/<br\s*\/?>/i)
    .flatMap((piece, index) => (index === 0 ? [textNode(piece)] : [h('br'), textNode(piece)]));
}
