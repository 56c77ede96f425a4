import { defineShortcode } from '../definition.ts';
import { exampleFile, findExample } from './example-file.ts';

export default defineShortcode({
  name: 'codenew',
  aliases: ['code_sample'],
  summary: 'An example file as a code block, with a link to the file itself.',
  params: {
    file: { type: 'string', required: true, position: 0 },
    language: { type: 'string' },
    options: { type: 'string' },
  },
  inner: false,
  examples: [
    { source: '{{< codenew file="pods/lifecycle-events.yaml" >}}', shows: 'kind: Pod' },
    { source: '{{% code_sample file="pods/lifecycle-events.yaml" language="yaml" options="hl_lines=4" %}}' },
  ],
  render: (call, context) => exampleFile(call, context, findExample),
});
