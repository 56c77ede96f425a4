/** `context.expand`: a definition that renders shortcodes in its own text. */
import { describe, expect, it } from 'vitest';
import { defineShortcode, text } from '../../src/shortcodes/index.ts';
import { renderInMemory, visibleText } from './in-memory-site.ts';

const shows = defineShortcode({
  name: 'shows',
  params: { source: { type: 'string', required: true, position: 0 } },
  inner: false,
  examples: [],
  render: ({ params }, context) => text(context.expand(params.source)),
});
const echo = defineShortcode({
  name: 'echo',
  params: {},
  inner: false,
  examples: [],
  render: (_call, context) => text(context.expand('{{% echo %}}')),
});
const definitions = [shows, echo];

describe('a text that a definition expands', () => {
  it('is part of the page, with its headings', async () => {
    const page = '{{% shows `## A {#a}\n\n{{< note >}}Some *words*.{{< /note >}}` %}}';
    const { html, headings, problems } = await renderInMemory(page, { definitions });
    expect(problems).toEqual([]);
    expect(headings).toMatchObject([{ id: 'a', depth: 2 }]);
    expect(visibleText(html)).toContain('Note: Some words.');
    expect(html).toContain('<em>words</em>');
  });

  it('reports its problems where the call stands', async () => {
    const { problems } = await renderInMemory('Text.\n\n{{% shows `{{< nope >}}` %}}', { definitions });
    expect(problems).toMatchObject([
      { code: 'unknown-shortcode', target: 'nope', place: { kind: 'file', start: { line: 3 } } },
    ]);
  });

  it('ends where it expands itself without end', async () => {
    const { problems } = await renderInMemory('{{% echo %}}', { definitions });
    expect(problems.map(({ code }) => code)).toContain('too-deep');
  });
});
