import { h } from 'hastscript';
import { defineShortcode } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'blocks/lead',
  summary: 'A band of a landing page with a few large words.',
  params: {
    color: { type: 'string' },
    /** `auto`, `min`, `med`, `max` or `full`; classes may follow it. */
    height: { type: 'string' },
  },
  inner: true,
  examples: [
    {
      source: '{{% blocks/lead color="primary" %}}Every language *in lockstep*.{{% /blocks/lead %}}',
      shows: 'Every language in lockstep.',
    },
  ],
  render(call, context) {
    const { color = String(call.ordinal), height = 'auto' } = call.params;
    const className = ['block', 'block-lead', `block-${color}`, `block-height-${height}`];
    return context.wrapInner(h('section', { id: `td-block-${call.ordinal}`, className }), call);
  },
});
