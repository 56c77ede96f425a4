import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { defineShortcode, nodes } from '../../definition.ts';

export default defineShortcode({
  name: 'table',
  summary: 'A Markdown table with a caption that screen readers read.',
  params: { caption: { type: 'string' } },
  inner: true,
  examples: [
    {
      source:
        '{{< table caption="Handlers" >}}\n| Handler | Since |\n|---|---|\n| exec | 1.0 |\n{{< /table >}}',
      shows: 'Handlers',
    },
  ],
  render(call, context) {
    const content = context.markdown(call.inner);
    const { caption } = call.params;
    return nodes(...(caption === undefined ? content : content.map((node) => withCaption(node, caption))));
  },
});

/** Every table gets the caption, as in Hugo's template. */
function withCaption(node: ElementContent, caption: string): ElementContent {
  if (node.type !== 'element') return node;
  if (node.tagName !== 'table') {
    return { ...node, children: node.children.map((child) => withCaption(child, caption)) };
  }
  return { ...node, children: [h('caption', { className: ['visually-hidden'] }, caption), ...node.children] };
}
