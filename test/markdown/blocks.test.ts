/** Blocks beyond CommonMark. The expected HTML is the output of Goldmark in Hugo 0.111.3. */
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './render-markdown.ts';

describe('definition lists', () => {
  it.each([
    [
      'several definitions of a term',
      'Pod\n: one\n: two *x*',
      '<dl><dt>Pod</dt><dd>one</dd><dd>two <em>x</em></dd></dl>',
    ],
    ['several terms of a definition', 'A\nB\n: both', '<dl><dt>A</dt><dt>B</dt><dd>both</dd></dl>'],
    ['markup in a term', 'The `pod`\n: def', '<dl><dt>The <code>pod</code></dt><dd>def</dd></dl>'],
    ['a blank line before a definition', 'Pod\n\n: loose', '<dl><dt>Pod</dt><dd><p>loose</p></dd></dl>'],
    [
      'one list, though blank lines divide it',
      'Pod\n: one\n\nNode\n\n: loose',
      '<dl><dt>Pod</dt><dd>one</dd><dt>Node</dt><dd><p>loose</p></dd></dl>',
    ],
    [
      'blocks in a definition',
      'Pod\n: def\n\n  second paragraph\n\n  - item',
      '<dl><dt>Pod</dt><dd>def<p>second paragraph</p><ul><li>item</li></ul></dd></dl>',
    ],
    [
      'code in a definition',
      'Pod\n: ```\n  code\n  ```',
      '<dl><dt>Pod</dt><dd><pre><code>code\n</code></pre></dd></dl>',
    ],
    ['a line that goes on', 'Pod\n:   def\nlazy', '<dl><dt>Pod</dt><dd>def\nlazy</dd></dl>'],
    ['the end of a list', 'Pod\n: a\n\npara', '<dl><dt>Pod</dt><dd>a</dd></dl><p>para</p>'],
    ['a list in a quote', '> Pod\n> : def', '<blockquote><dl><dt>Pod</dt><dd>def</dd></dl></blockquote>'],
    ['no list without a space', 'Pod\n:def', '<p>Pod\n:def</p>'],
  ])('have %s', (_fact, source, html) => {
    expect(renderMarkdown(source).replace(/\n+(?=<\/?(?:d[dlt]|p|ul|pre))/g, '')).toBe(html);
  });

  it.fails('stand in list items, which the extension does not know', () => {
    expect(renderMarkdown('- Pod\n  : def')).toContain('<dt>Pod</dt>');
  });

  it('are text where the site has none', () => {
    expect(renderMarkdown('Pod\n: def', { definitionLists: false })).toBe('<p>Pod\n: def</p>');
  });
});

const reference = (number: number, use = '') =>
  `<sup id="fnref${use}:${number}"><a href="#fn:${number}" class="footnote-ref" role="doc-noteref">${number}</a></sup>`;
const back = (number: number, use = '') =>
  `\u00a0<a href="#fnref${use}:${number}" class="footnote-backref" role="doc-backlink">↩︎</a>`;
const notes = (...items: readonly string[]) =>
  `<div class="footnotes" role="doc-endnotes"><hr><ol>${items
    .map((item, index) => `<li id="fn:${index + 1}">${item}</li>`)
    .join('')}</ol></div>`;

describe('footnotes', () => {
  it.each([
    [
      'stand at the end',
      'a[^1]\n\n[^1]: one\n\nb',
      `<p>a${reference(1)}</p><p>b</p>${notes(`<p>one${back(1)}</p>`)}`,
    ],
    [
      'are numbered by their first use, and linked back from each; unused ones are left out',
      'a[^n] b[^1] c[^n]\n\n[^1]: one\n[^n]: two\n[^x]: unused',
      `<p>a${reference(1)} b${reference(2)} c${reference(1, '1')}</p>${notes(
        `<p>two${back(1)}${back(1, '1')}</p>`,
        `<p>one${back(2)}</p>`,
      )}`,
    ],
    [
      'may use each other',
      'a[^1]\n\n[^1]: b[^2]\n\n[^2]: c',
      `<p>a${reference(1)}</p>${notes(`<p>b${reference(2)}${back(1)}</p>`, `<p>c${back(2)}</p>`)}`,
    ],
    [
      'have their link back in the last paragraph',
      'a[^1]\n\n[^1]: one\n\n    two',
      `<p>a${reference(1)}</p>${notes(`<p>one</p><p>two${back(1)}</p>`)}`,
    ],
    ['have names of any script', 'a[^ü]\n\n[^ü]: x', `<p>a${reference(1)}</p>${notes(`<p>x${back(1)}</p>`)}`],
    ['are text without a definition', 'a[^1]', '<p>a[^1]</p>'],
  ])('%s', (_fact, source, html) => {
    expect(renderMarkdown(source).replace(/\n+(?=<)/g, '')).toBe(html);
  });

  it('are text where the site has none', () => {
    expect(renderMarkdown('a[^1] [^1]', { footnotes: false })).toBe('<p>a[^1] [^1]</p>');
  });
});

describe('attribute lists below blocks', () => {
  it.each([
    ['a paragraph', 'Para\n{.cls #pid data-x="1"}', '<p data-x="1" class="cls" id="pid">Para</p>'],
    ['a paragraph that ends in markup', 'a **b**\n{.c}', '<p class="c">a <strong>b</strong></p>'],
    ['a list', '- a\n- b\n{.lst}', '<ul class="lst"><li>a</li><li>b</li></ul>'],
    ['a numbered list', '1. a\n{#l}', '<ol id="l"><li>a</li></ol>'],
    ['the outer of two lists', '- a\n  - b\n{.lst}', '<ul class="lst"><li>a<ul><li>b</li></ul></li></ul>'],
    [
      'a table',
      '| h |\n|---|\n| c |\n{.tbl}',
      '<table class="tbl"><thead><tr><th>h</th></tr></thead><tbody><tr><td>c</td></tr></tbody></table>',
    ],
    ['a quote', '> q\n{.bq}', '<blockquote class="bq"><p>q</p></blockquote>'],
    ['what is in a quote', '> q\n> {.in}', '<blockquote><p class="in">q</p></blockquote>'],
    ['a rule', '---\n{.rule}', '<hr class="rule">'],
    ['a heading', '# h\n{.big #top}', '<h1 class="big" id="top">h</h1>'],
    ['an image by itself', '![alt](/x.png)\n{.img}', '<p class="img"><img src="/x.png" alt="alt"></p>'],
    ['a definition list', 'Term\n: def\n{.dl}', '<dl class="dl"><dt>Term</dt><dd>def</dd></dl>'],
    ['the paragraph above a list', 'para\n{.c}\n- li', '<p class="c">para</p><ul><li>li</li></ul>'],
    ['what class and id are given as keys', 'p\n{class="a b" id=x}', '<p class="a b" id="x">p</p>'],
  ])('belong to %s', (_block, source, html) => {
    expect(renderMarkdown(source, { blockAttributes: true }).replace(/\n+(?=<)/g, '')).toBe(html);
  });

  it.each([
    ['handlers of events', 'Para\n{.c onclick="x" onMouseOver=y}', '<p class="c">Para</p>'],
    ['what stands below a blank line', 'para\n\n{.lost}\n\nmore', '<p>para</p><p>more</p>'],
    ['a list in a tight item', '- a\n  {.item}', '<ul><li>a</li></ul>'],
  ])('drop %s', (_what, source, html) => {
    expect(renderMarkdown(source, { blockAttributes: true }).replace(/\n+(?=<)/g, '')).toBe(html);
  });

  it.each(['para\n{not a list}', 'para {.c}', '<div>x</div>\n{.c}'])('are text in %j', (source) => {
    expect(renderMarkdown(source, { blockAttributes: true })).toMatch(/\{.*\}/);
  });

  it('are text where the site has none', () => {
    expect(renderMarkdown('para\n{.c}')).toBe('<p>para\n{.c}</p>');
  });
});

describe('alerts', () => {
  it.each([
    [
      '> [!NOTE]\n> text',
      '<div class="callout callout-note" role="note"><p class="callout-title" data-ui="note"></p><p>text</p></div>',
    ],
    [
      '> [!tip] My *title*\n> text',
      '<div class="callout callout-tip" role="note"><p class="callout-title">My <em>title</em></p><p>text</p></div>',
    ],
    [
      '> [!WARNING]\n>\n> - a',
      '<div class="callout callout-warning" role="note"><p class="callout-title" data-ui="warning"></p><ul><li>a</li></ul></div>',
    ],
    ['> [!OTHER]\n> text', '<blockquote><p>[!OTHER]\ntext</p></blockquote>'],
  ])('are quotes that begin with their kind: %j', (source, html) => {
    expect(renderMarkdown(source).replace(/\n+(?=<)/g, '')).toBe(html);
  });
});

describe('raw HTML', () => {
  it('holds Markdown where blank lines divide it', () => {
    expect(renderMarkdown('<div>\n\n*a*\n\n</div>')).toBe('<div><p><em>a</em></p></div>');
  });

  it('is read as a browser reads it', () => {
    expect(renderMarkdown('<p>a<p>b\n\nc <b>d *e*</b> <br>')).toBe(
      '<p>a</p><p>b\n</p><p>c <b>d <em>e</em></b> <br></p>',
    );
  });

  it('is left out where the site allows none', () => {
    expect(renderMarkdown('<div>x</div>\n\na <b>c</b>', { rawHtml: false })).toBe('<p>a c</p>');
  });

  it('has no comments in the page', () => {
    expect(
      renderMarkdown('<!-- a -->\n\nb <!-- c --> d\n\n<!-- e\n\nf --> <!-- g -->').replace(/\s+/g, ' '),
    ).toBe('<p>b d</p>');
  });
});

const LINKS = ['a--b', 'a--b']
  .map((end) => `<a href="https://x.org/${end}">https://x.org/${end}</a>`)
  .join(' ');

describe('typography', () => {
  const typographic = (text: string) =>
    renderMarkdown(text, { typographer: true }).replace(/<\/?(?:p|em|strong)>/g, '');

  it.each([
    ['"quoted" and \'single\'', '“quoted” and ‘single’'],
    ["it's Bob's, don't, l'été, '90s", 'it’s Bob’s, don’t, l’été, ’90s'],
    ['a -- b --- c...', 'a – b — c…'],
    ['"a *b* c" *"a"* ("a")', '“a b c” “a” (“a”)'],
    ['"中文"', '“中文”'],
    ['"a", "b".', '“a”, “b”.'],
    ['5\' 6"', '5’ 6"'],
    ['x="y"', 'x=“y”'],
    ["rock 'n' roll", 'rock ’n’ roll'],
    ['"소스"가 "a"b', '“소스"가 “a"b'],
    ["'twas 'em, '1m' 2', Smiths' (doin')", '’twas ’em, ‘1m’ 2’, Smiths’ (doin’)'],
    ['"Monitor 21""', '“Monitor 21"”'],
    ['\\"a\\" &quot;b&quot; a----b', '"a" "b" a—-b'],
    ['![a\'s "b"](c)', '<img src="c" alt="a’s “b”">'],
    ['a <<b>> .... c', 'a «b» …. c'],
    ['<https://x.org/a--b> https://x.org/a--b', LINKS],
  ])('of %s is %s', (written, shown) => {
    expect(typographic(written)).toBe(shown);
  });

  it('leaves code alone', () => {
    expect(typographic('`"a" -- b`')).toBe('<code>"a" -- b</code>');
  });

  it('is not done where the site wants none', () => {
    expect(renderMarkdown('"a" -- b...')).toBe('<p>"a" -- b...</p>');
  });
});
