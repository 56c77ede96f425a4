import { expect, it } from 'vitest';
import { renderInMemory } from '../shortcodes/in-memory-site.ts';

const LINK = '{{< link text="b" url="/b/" >}}';

it('a link of a shortcode stays a link in code without a language', async () => {
  const { html, links } = await renderInMemory(`text\n\n    a ${LINK}\n    c\n`);
  expect(html).toContain('<pre><code>a <a href="/b/">b</a>\nc\n</code></pre>');
  expect(links).toMatchObject([{ target: '/b/' }]);
});

it('it is text in code that is to be coloured', async () => {
  const { html } = await renderInMemory(`\`\`\`yaml\na ${LINK}\n\`\`\`\n`);
  expect(html).toContain('a b\n</code>');
});
