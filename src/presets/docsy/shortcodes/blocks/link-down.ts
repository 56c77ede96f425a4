import { h } from 'hastscript';
import { defineShortcode, failure, nodes } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'blocks/link-down',
  summary: 'An arrow that leads to the next band of a landing page.',
  params: {
    id: { type: 'string' },
    color: { type: 'string' },
  },
  inner: false,
  examples: [
    {
      source: '{{% blocks/cover title="Lockstep" %}}{{< blocks/link-down >}}{{% /blocks/cover %}}',
      shows: 'Lockstep',
    },
  ],
  render(call, context) {
    if (call.parent === undefined) {
      return failure(
        context,
        'misplaced-shortcode',
        `Unexpected “${call.name}” by itself, expected it inside a block.`,
        {
          hint: 'Write it inside blocks/cover, blocks/lead or blocks/section.',
          target: call.name,
        },
      );
    }
    const id = call.params.id ?? `td-block-${(call.parent.ordinal ?? 0) + 1}`;
    return nodes(
      h('a', { className: ['link-down'], href: `#${id}`, ariaLabel: context.ui('ui_read_more') }, [
        h('span', { ariaHidden: 'true', dataPagefindIgnore: '' }, '↓'),
      ]),
    );
  },
});
