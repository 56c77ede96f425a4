import { defineShortcode, text } from '../../definition.ts';

export default defineShortcode({
  name: 'heading',
  summary: 'The text of a heading that many pages have, in the language of the page.',
  params: { name: { type: 'string', required: true, position: 0 } },
  inner: false,
  examples: [{ source: '## {{% heading "whatsnext" %}}', shows: 'What’s next' }],
  render: (call, context) => text(context.ui(`${call.params.name}_heading`)),
});
