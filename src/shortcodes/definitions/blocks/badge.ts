import { h } from 'hastscript';
import { defineShortcode, nodes } from '../../definition.ts';

export default defineShortcode({
  name: 'badge',
  summary: 'A word or two in a coloured frame, within a sentence or a heading.',
  params: {
    text: { type: 'string', required: true, position: 0 },
    type: {
      type: 'string',
      position: 1,
      values: ['default', 'note', 'tip', 'important', 'warning', 'caution'],
    },
  },
  inner: false,
  inline: true,
  examples: [
    { source: 'The API is {{< badge "stable" "tip" >}} since 1.4.', shows: 'The API is stable since 1.4.' },
  ],
  render: ({ params: { text, type = 'default' } }) =>
    nodes(h('span', { className: ['badge', `badge-${type}`] }, text)),
});
