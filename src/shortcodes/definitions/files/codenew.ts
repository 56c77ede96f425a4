import { defineShortcode } from '../../definition.ts';
import { EXAMPLE_PARAMS, exampleFile, findExample } from '../../parts/example-file.ts';

export default defineShortcode({
  name: 'codenew',
  aliases: ['code_sample'],
  summary: 'An example file as a code block, with a link to the file itself.',
  params: EXAMPLE_PARAMS,
  inner: false,
  examples: [
    { source: '{{< codenew file="pods/lifecycle-events.yaml" >}}', shows: 'kind: Pod' },
    {
      source: '{{< codenew file="pods/lifecycle-events.yaml" lines="3-4" >}}',
      shows: 'name: lifecycle-demo',
    },
    { source: '{{% code_sample file="pods/lifecycle-events.yaml" language="yaml" options="hl_lines=4" %}}' },
  ],
  render: (call, context) => exampleFile(call, context, findExample),
});
