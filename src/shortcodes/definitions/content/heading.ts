import { defineShortcode, text } from '../../definition.ts';

export default defineShortcode({
  name: 'heading',
  summary: 'The text of a heading that many pages have, in the language of the page.',
  params: { name: { type: 'ui', required: true, position: 0, lookup: '*_heading' } },
  inner: false,
  inline: true,
  examples: [{ source: '## {{% heading "whatsnext" %}}', shows: 'What’s next' }],
  render: (call, context) => text(context.ui(`${call.params.name}_heading`)),
});
