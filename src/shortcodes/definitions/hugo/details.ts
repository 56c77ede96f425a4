import { h } from 'hastscript';
import { defineShortcode, nodes } from '../../definition.ts';

export default defineShortcode({
  name: 'details',
  summary: 'A collapsible section.',
  params: {
    summary: { type: 'string' },
    open: { type: 'boolean' },
    class: { type: 'string' },
    /** Only one of several with the same name is open at a time. */
    name: { type: 'string' },
    title: { type: 'string' },
  },
  inner: true,
  examples: [
    {
      source: '{{< details summary="How it *works*" >}}By a hook.{{< /details >}}',
      shows: 'How it works By a hook.',
    },
  ],
  render(call, context) {
    const { summary, open, class: className, name, title } = call.params;
    return nodes(
      h(
        'details',
        { open: open === true, className: className?.split(/\s+/), name, title },
        h('summary', context.markdown(summary || 'Details')),
        context.markdownBlocks(call.inner),
      ),
    );
  },
});
