import { h } from 'hastscript';
import { defineShortcode, nodes } from '../../definition.ts';
import { boxTitle } from '../../parts/box-title.ts';
import { calloutBox } from '../../parts/callout.ts';

export default defineShortcode({
  name: 'alert',
  summary: 'A notice box with a title and a colour of your choice.',
  params: {
    title: { type: 'string' },
    color: { type: 'string' },
  },
  inner: true,
  examples: [
    {
      source: '{{% alert title="Before you upgrade" color="warning" %}}Save your *data*.{{% /alert %}}',
      shows: 'Before you upgrade Save your data.',
    },
  ],
  render(call, context) {
    const { title, color } = call.params;
    const kind = color ?? 'primary';
    const head =
      title === undefined || title === ''
        ? []
        : [boxTitle(context, 4, 'callout-title', context.markdown(title))];
    // In `{{< >}}`, authors would have to write HTML, but write Markdown in both forms, which Docsy supported up to 0.6.
    if (call.markup === 'html')
      return nodes(calloutBox(kind, ...head, ...context.markdownBlocks(call.inner)));
    return context.wrapInner(
      h('div', { className: ['callout', `callout-${kind}`], role: 'note' }, head),
      call,
    );
  },
});
