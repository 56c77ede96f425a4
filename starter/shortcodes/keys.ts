import { defineShortcode, h, nodes } from 'lockstep';

/** Keys as they look on a keyboard: `{{< keys "Ctrl+K" >}}`. */
export default defineShortcode({
  name: 'keys',
  summary: 'Keys to press, each in a frame of its own.',
  params: {
    keys: { type: 'string', required: true, position: 0 },
  },
  inner: false,
  examples: [{ source: '{{< keys "Ctrl+K" >}}', shows: 'Ctrl+K' }],
  render: ({ params }) => {
    const keys = params.keys.split('+').map((key) => h('kbd', key.trim()));
    return nodes(
      h('span', { className: ['keys'] }, ...keys.flatMap((key, at) => (at === 0 ? [key] : [' + ', key]))),
    );
  },
});
