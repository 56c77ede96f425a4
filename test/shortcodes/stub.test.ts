import { expect, it } from 'vitest';
import { renderInMemory } from './in-memory-site.ts';

it('an unknown shortcode comes with a file to start from', async () => {
  const { problems } = await renderInMemory(
    'a {{< homepage/stat 3 "it\'s" >}}\n\n{{% box color="red" on=true data-x=`q"q` %}}text{{% /box %}}',
  );
  expect(problems.map(({ stub }) => stub)).toMatchInlineSnapshot(`
    [
      "import { defineShortcode } from 'lockstep';

    export default defineShortcode({
      name: 'box',
      summary: 'Describe its output in one sentence.',
      params: {
        color: { type: 'string' }, // red
        on: { type: 'boolean' }, // true
        'data-x': { type: 'string' }, // q"q
      },
      inner: true,
      examples: [{ source: '{{% box color="red" on=true data-x=\`q"q\` %}}Text{{% /box %}}' }],
      render: (call) => ({ kind: 'markup', source: call.inner }),
    });
    ",
    ]
  `);
});
