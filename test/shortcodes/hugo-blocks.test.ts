/** The most frequent shortcodes of Hugo sites in various positions in Markdown. The expected elements are those of Hugo 0.111.3. */
import { describe, expect, it } from 'vitest';
import { type InMemoryOptions, renderInMemory } from './in-memory-site.ts';

async function htmlOf(source: string, options: InMemoryOptions = {}): Promise<string> {
  const { html, problems } = await renderInMemory(source, {
    kind: 'hugo',
    front: { version: 'v9' },
    ...options,
  });
  expect(problems).toEqual([]);
  return html.replace(/\s*\n\s*/g, '');
}

const NOTE = '<div class="callout callout-note" role="note"><strong class="callout-label">Note:</strong> ';

describe('a note', () => {
  it('of one paragraph has no <p>', async () => {
    expect(await htmlOf('{{< note >}}\none *para* `x`\n{{< /note >}}')).toBe(
      `${NOTE}one <em>para</em> <code>x</code></div>`,
    );
  });

  it('of several blocks keeps them', async () => {
    expect(await htmlOf('{{< note >}}\np1\n\np2\n\n- li\n{{< /note >}}')).toBe(
      `${NOTE}<p>p1</p><p>p2</p><ul><li>li</li></ul></div>`,
    );
  });

  it('stays in its list item, and the list continues', async () => {
    expect(await htmlOf('1. step\n   {{< note >}}\n   in *list*\n   {{< /note >}}\n1. two')).toBe(
      `<ol><li>step${NOTE}in <em>list</em></div></li><li>two</li></ol>`,
    );
  });

  it('is the same in {{% %}}', async () => {
    expect(await htmlOf('{{% note %}}\none *para*\n{{% /note %}}')).toContain('one <em>para</em>');
  });
});

describe('a parameter', () => {
  it('is that of the page before that of the site, quoted or not', async () => {
    expect(await htmlOf('{{< param "version" >}} and {{< param version >}}, {{< param latest >}}')).toBe(
      '<p>v9 and v9, v1.26</p>',
    );
  });

  it('of Docsy is the site’s address where it is called baseURL and not set', async () => {
    const link = '[tags]({{% _param baseURL %}}tags/)';
    expect(await htmlOf(link)).toBe('<p><a href="https://example.org/tags/">tags</a></p>');
    expect(await htmlOf(link, { params: { baseurl: '/set/' } })).toBe('<p><a href="/set/tags/">tags</a></p>');
    const { problems } = await renderInMemory('{{% _param baseUrl %}}', { kind: 'hugo' });
    expect(problems.map(({ code, target }) => [code, target])).toEqual([['missing-data', 'baseUrl']]);
  });
});

describe('a table', () => {
  it('has its caption, for screen readers only', async () => {
    expect(await htmlOf('{{< table caption="cap" >}}\na | b\n--|--\n1 | 2\n{{< /table >}}')).toBe(
      '<table><caption class="visually-hidden">cap</caption><thead><tr><th>a</th><th>b</th></tr></thead>' +
        '<tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
    );
  });
});

describe('tabs', () => {
  it('have ids made of their name and their place; code and Markdown stand in them', async () => {
    const html = await htmlOf(
      '{{< tabs name="t one" >}}\n{{< tab name="A" codelang="bash" >}}\necho hi\n{{< /tab >}}\n' +
        '{{% tab name="B" %}}\n**md**\n{{% /tab %}}\n{{< /tabs >}}',
    );
    expect([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)).toEqual(['t-one', 't-one-0', 't-one-1']);
    expect(html).toContain('<code class="language-bash">echo hi</code>');
    expect(html).toContain('<strong>md</strong>');
  });
});
