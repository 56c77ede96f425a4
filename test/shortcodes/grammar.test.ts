/**
 * Hugo's shortcode grammar, fact by fact as Hugo 0.111.3 was seen to have it. What Hugo prints of arguments (`[]interface {}{1, "1"}`) is JSON
 * here. Where we mean to differ, the test says so.
 */
import { describe, expect, it } from 'vitest';
import { GRAMMAR } from './grammar-definitions.ts';
import { type InMemoryOptions, renderInMemory } from './in-memory-site.ts';

async function htmlOf(source: string, options: InMemoryOptions = {}): Promise<string> {
  const { html, problems } = await renderInMemory(source, { kind: 'hugo', definitions: GRAMMAR, ...options });
  expect(problems).toEqual([]);
  return html;
}

describe('arguments', () => {
  it.each([
    ['unquoted ones have types', '1 2.5 true "1" abc', [1, 2.5, true, '1', 'abc']],
    ['a sign, and decimals without a first digit', '-1 -.5 007 1.50 1.', [-1, -0.5, 7, 1.5, '1.']],
    ['what is too long to be counted exactly', '12345678901234567890', ['12345678901234567890']],
    ['no other numbers', '1e3 0x1F 1_000 1.2.3', ['1e3', '0x1F', '1_000', '1.2.3']],
    ['quoted ones are text', '"1" "true" `2`', ['1', 'true', '2']],
    ['letters of any script', 'ключ 中文 é', ['ключ', '中文', 'é']],
    ['words with - _ and .', 'a-b a_b v1.26', ['a-b', 'a_b', 'v1.26']],
    ['a raw value over several lines', '`multi\nline`', ['multi\nline']],
    ['an empty value', '"" ``', ['', '']],
    ['backslashes stay', '"C:\\dir" "^\\d+$"', ['C:\\dir', '^\\d+$']],
    ['but go all when one is before a quotation mark', '"a\\b \\"q\\""', ['ab "q"']],
    ['a quoted value ends where it ends', '"b"c', ['b', 'c']],
    ['backslashes of a raw value stay', '`a\\b "q"`', ['a\\b "q"']],
    ['lines between arguments', '1\n  2\n', [1, 2]],
    ['nothing', '', []],
  ])('by position: %s', async (_fact, written, read) => {
    const html = await htmlOf(`x {{< args ${written} >}}`);
    expect(JSON.parse(html.slice('<p>x '.length, -'</p>'.length))).toEqual(read);
  });

  it.each([
    ['have types when unquoted', 'a=1 b="2" c=true', { a: 1, b: '2', c: true }],
    ['run to the next white space when unquoted', 'd=pods/simple.yaml', { d: 'pods/simple.yaml' }],
    ['may begin with a bracket', 'a=[x,y]', { a: '[x,y]' }],
    ['may be raw', 'e=`raw "x"`', { e: 'raw "x"' }],
    ['may have quotation marks', 'f="esc \\"q\\""', { f: 'esc "q"' }],
    ['need no space after a quoted one', 'x="a"y="b"', { x: 'a', y: 'b' }],
    ['may have spaces round the equals sign', 'a ="b" c= "d" e = "f"', { a: 'b', c: 'd', e: 'f' }],
    ['may have signs and bare decimals', 'a=+2 b=.5 c=1e3', { a: 2, b: 0.5, c: '1e3' }],
    ['may have any name', 'a-b=1 a.b=2 constructor=3', { 'a-b': 1, 'a.b': 2, constructor: 3 }],
    ['may have names of any script', 'ключ="中文"', { ключ: '中文' }],
    ['may stand on lines of their own', '\n  a="1"\n  b="2"\n', { a: '1', b: '2' }],
    ['count once, the last one', 'a=1 a=2', { a: 2 }],
  ])('by name: %s', async (_fact, written, read) => {
    const html = await htmlOf(`x {{< args ${written} >}}`);
    expect(JSON.parse(html.slice('<p>x '.length, -'</p>'.length))).toEqual(read);
  });
});

describe('tags', () => {
  it.each([
    ['{{<value "a">}}', 'without spaces'],
    ['{{<   value   "a"   >}}', 'with many'],
    ['{{<\n  value\n  "a"\n>}}', 'over several lines'],
    ['{{% value "a" %}}', 'with percent signs'],
    ['{{%value "a"%}}', 'with percent signs and without spaces'],
  ])('are read %s', async (tag) => {
    expect(await htmlOf(`x ${tag} y`)).toBe('<p>x a y</p>');
  });

  it.each([
    ['{{ .Title }}', 'a Go template'],
    ['{{value}}', 'another template language'],
    ['{ {< value "a" >}}', 'split braces'],
  ])('are not read in %s', async (source) => {
    expect(await htmlOf(source)).toBe(`<p>${source.replaceAll('<', '&#x3C;')}</p>`);
  });

  it('are not read with a space after the braces, which is reported', async () => {
    const { html, problems } = await renderInMemory('{{ < value >}}');
    expect(html).toBe('<p>{{ &#x3C; value >}}</p>');
    expect(problems).toMatchObject([{ code: 'unread-markup', target: '{{ < value >}}' }]);
  });

  it('stand as text when they are commented out', async () => {
    expect(await htmlOf('{{</* args 1 */>}} and {{%/* md */%}} and {{</* /inner */>}}')).toBe(
      '<p>{{&#x3C; args 1 >}} and {{% md %}} and {{&#x3C; /inner >}}</p>',
    );
  });

  it('are not kept from being read by a backslash', async () => {
    expect(await htmlOf('\\{{< value "a" >}}')).toBe('<p>\\a</p>');
  });
});

describe('what is enclosed', () => {
  it('is raw text in {{< >}} and Markdown in {{% %}}', async () => {
    expect(await htmlOf('x {{< inner >}}*a*{{< /inner >}}')).toBe('<p>x (*a*|0|)</p>');
    expect(await htmlOf('x {{% inner %}}*a*{{% /inner %}}')).toBe('<p>x (<em>a</em>|0|)</p>');
  });

  it('is nothing where the tag closes itself', async () => {
    expect(await htmlOf('x {{< inner />}} {{< inner / >}} {{% inner /%}}')).toBe(
      '<p>x (|0|) (|1|) (|2|)</p>',
    );
  });

  it.each(['{{<inner>}}a{{</inner>}}', '{{< inner >}}a{{< / inner >}}'])(
    'is closed in whichever spacing: %s',
    async (source) => {
      expect(await htmlOf(`x ${source}`)).toBe('<p>x (a|0|)</p>');
    },
  );

  it('may show tags that are commented out', async () => {
    expect(await htmlOf('x {{< inner >}}{{</* inner */>}}{{< /inner >}}')).toBe(
      '<p>x ({{&#x3C; inner >}}|0|)</p>',
    );
  });

  it('may be closed with the other kind of tag', async () => {
    expect(await htmlOf('x {{< inner >}}*a*{{% /inner %}}')).toBe('<p>x (*a*|0|)</p>');
  });

  it('comes before what encloses it, which then knows it as HTML', async () => {
    expect(
      await htmlOf(
        'x {{< inner >}}x {{< inner a=1 >}}y{{< /inner >}} {{% inner %}}*z*{{% /inner %}}{{< /inner >}}',
      ),
    ).toBe('<p>x (x (y|0|inner|named) (<em>z</em>|1|inner)|0|)</p>');
  });

  it('counts its calls from 0 in each parent, those that enclose nothing too', async () => {
    expect(
      await htmlOf(
        'x {{< value "a" >}} {{< inner >}}{{< value "b" >}}{{< inner >}}c{{< /inner >}}{{< /inner >}} {{< inner />}}',
      ),
    ).toBe('<p>x a (b(c|1|inner)|1|) (|2|)</p>');
  });

  it('keeps its lines in {{< >}}', async () => {
    const html = await htmlOf('{{< inner >}}\n\npara *one*\n\n- li\n\n{{< /inner >}}');
    expect(html).toContain('(\n\npara *one*\n\n- li\n\n|0|)');
  });

  it('is part of the page’s Markdown in {{% %}}', async () => {
    expect(await htmlOf('{{% inner %}}\n\npara *one*\n\n- li\n\n{{% /inner %}}')).toBe(
      '<p>(</p>\n<p>para <em>one</em></p>\n<ul>\n<li>li</li>\n</ul>\n<p>|0|)</p>',
    );
  });

  it('keeps its indentation in a Hugo tree, and loses that of the tag in ours', async () => {
    const source = '1. item\n\n   {{< inner >}}\n   in list *x*\n   {{< /inner >}}';
    expect(await htmlOf(source)).toContain('(\n   in list *x*\n   |0|)');
    expect(await htmlOf(source, { kind: 'lockstep' })).toContain('(\nin list *x*\n|0|)');
  });

  it('stays in its list item in {{% %}}', async () => {
    const html = await htmlOf('1. item\n\n   {{% inner %}}\n   in list *x*\n   {{% /inner %}}\n\n1. two');
    expect(html.replace(/\n/g, '')).toBe(
      '<ol><li><p>item</p><p>(in list <em>x</em>|0|)</p></li><li><p>two</p></li></ol>',
    );
  });
});

describe('output', () => {
  it('is not read as Markdown in {{< >}}, and is in {{% %}}', async () => {
    expect((await htmlOf('x {{< md >}}')).replace(/\n/g, '')).toBe('<p>x **bold** text</p>');
    expect(await htmlOf('x {{% md %}}')).toBe('<p>x <strong>bold</strong> text</p>');
  });

  it('makes headings of the page in {{% %}}', async () => {
    const { headings } = await renderInMemory('## {{% value "What’s next" %}}', {
      kind: 'hugo',
      definitions: GRAMMAR,
    });
    expect(headings.map(({ id, html }) => [id, html])).toEqual([['what-s-next', 'What’s next']]);
  });

  it('is escaped where it is text', async () => {
    expect(await htmlOf('x {{< value "<b>&" >}}')).toBe('<p>x &#x3C;b>&#x26;</p>');
  });

  it('is one word with the letters next to it', async () => {
    expect(await htmlOf('a{{< value "b" >}}c **{{< value "d" >}}** *e{{< value "f" >}}*')).toBe(
      '<p>abc <strong>d</strong> <em>ef</em></p>',
    );
  });
});

describe('shortcodes are executed', () => {
  it.each([
    ['a fence', '```yaml\na: {{< value "x" >}}\n```', 'a: x'],
    ['indented code', '    a: {{< value "x" >}}', 'a: x'],
    ['a code span', '`{{< value "x" >}}`', '<code>x</code>'],
    ['the target of a link', '[l](https://x/{{< value "v1.26" >}}/y)', '<a href="https://x/v1.26/y">l</a>'],
    ['the title of a link', '[l](/x "{{< value "t" >}}")', 'title="t"'],
    ['the target of an image', '![a](/{{< value "x" >}}.png)', 'src="/x.png"'],
    ['a link’s definition', '[l]\n\n[l]: /{{< value "x" >}}/', 'href="/x/"'],
    ['an attribute of an element', '<b title="{{< value "x" >}}">y</b>', '<b title="x">y</b>'],
    ['a cell of a table', '| a |\n|---|\n| {{< value "x" >}} |', '<td>x</td>'],
    ['a footnote', 'a[^1]\n\n[^1]: {{< value "x" >}}', '<p>x'],
  ])('in %s', async (_where, source, shown) => {
    expect(await htmlOf(source)).toContain(shown);
  });

  it('in comments of HTML, which the page then leaves out', async () => {
    expect(await htmlOf('a\n\n<!-- {{< value "x" >}} -->\n\nb')).toMatch(/^<p>a<\/p>\s*<p>b<\/p>$/);
    const { problems } = await renderInMemory('<!-- {{< nope >}} -->');
    expect(problems.map(({ code }) => code)).toEqual(['unknown-shortcode']);
  });
});

describe('the paragraph of a shortcode alone', () => {
  it('gives way to blocks', async () => {
    expect(await htmlOf('{{< note >}}\nx\n{{< /note >}}')).toMatch(/^<div/);
  });

  it('stays round words, where Hugo drops it always', async () => {
    expect(await htmlOf('{{< value "x" >}}')).toBe('<p>x</p>');
  });
});
