import { h } from 'hastscript';
import { defineShortcode } from '../../definition.ts';

export default defineShortcode({
  name: 'steps',
  summary: 'A numbered list whose steps are easy to follow: large numbers, and a line from one to the next.',
  params: {},
  inner: true,
  examples: [
    {
      source:
        '{{% steps %}}\n1. **Install** the command.\n\n   `npm install lockstep`\n2. **Build** the site.\n{{% /steps %}}',
      shows: 'Install the command. npm install lockstep Build the site.',
    },
  ],
  render: (call, context) => context.wrapInner(h('div', { className: ['steps'] }), call),
});
