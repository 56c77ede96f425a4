/** The place of a link is that of its target as the author wrote it, so that a broken one is easy to find. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderInMemory } from '../shortcodes/in-memory-site.ts';

/** Each link with the text at its place. */
async function linksOf(source: string) {
  const { links } = await renderInMemory(source, { kind: 'hugo' });
  const lines = source.split('\n');
  return links.map(({ target, place }) => {
    if (place.kind === 'nowhere' || place.end === undefined || place.end.line !== place.start.line)
      return [target, place];
    return [target, lines[place.start.line - 1]?.slice(place.start.column - 1, place.end.column - 1)];
  });
}

describe('the place of a link', () => {
  it.each([
    ['[text](/docs/a/)', '/docs/a/'],
    ['[text](/docs/a/ "title")', '/docs/a/'],
    ['[text]( </a b> )', '/a b', '/a%20b'],
    ['[/docs/a/](/docs/a/#b)', '/docs/a/#b'],
    ['[a](b)(c)](/d)', 'b'],
    ['[te\\]xt](/a)', '/a'],
    ['[`](x)` y](/a)', '/a'],
    ['[*a* b](/a_(b)_c)', '/a_(b)_c'],
    ['![alt](/a.png)', '/a.png'],
    ['![a [b] c](/a.png)', '/a.png'],
    ['<https://example.org/a>', 'https://example.org/a'],
    ['see https://example.org/a.', 'https://example.org/a'],
    ['[a][b]\n\n[b]: /target/ "t"', '/target/'],
    ['[b]\n\n[b]:\n  </target/>', '/target/'],
    ['![b]\n\n[b]: /a.png', '/a.png'],
    ['<a title="x" href="/docs/a/">b</a>', '/docs/a/'],
    ["<img alt='' src='/a.png'>", '/a.png'],
    ['> - [a](/in/a/list/)', '/in/a/list/'],
    ['| a |\n|---|\n| [b](/in/a/table/) |', '/in/a/table/'],
    ['a[^1]\n\n[^1]: [b](/in/a/footnote/)', '/in/a/footnote/'],
    ['Term\n: [b](/in/a/definition/)', '/in/a/definition/'],
    ['{{< note >}}\n\n[a](/in/a/note/)\n{{< /note >}}', '/in/a/note/'],
    ['{{% note %}}see [a](/in/a/note/){{% /note %}}', '/in/a/note/'],
    ['中文 [文](/中文/)', '/中文/', '/%E4%B8%AD%E6%96%87/'],
  ])('of %s is its target', async (source, written, target = written) => {
    expect(await linksOf(source)).toContainEqual([target, written]);
  });

  it('is that of the tag if a shortcode renders the target', async () => {
    const [link] = await linksOf('[a]({{< param "version" >}}/b)');
    expect(link).toEqual(['v1.25/b', '{{< param "version" >}}/b']);
  });

  it('is right for any text before and inside the link', async () => {
    const word = fc.constantFrom(
      'a',
      '中',
      '*b*',
      '`c`',
      '\\]',
      '&amp;',
      '<b>d</b>',
      '{{< param version >}}',
      ' ',
    );
    const words = fc.array(word, { maxLength: 4 }).map((parts) => parts.join(''));
    const target = fc.constantFrom('/a/', '/a/?b=c#d', 'b.md', '/a_(b)/', '/x*y*/');
    await fc.assert(
      fc.asyncProperty(words, words, target, async (before, text, to) => {
        expect(await linksOf(`x ${before} [t${text}](${to})`)).toContainEqual([to, to]);
      }),
      { numRuns: 200 },
    );
  });
});
