import type { ElementContent } from 'hast';
import { raw } from 'hast-util-raw';
import { describe, expect, it } from 'vitest';
import { htmlToMarkdown } from '../../src/markdown/index.ts';

function fromHtml(html: string): ElementContent[] {
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: html }] });
  if (tree.type !== 'root') throw new Error('Unexpected tree.');
  return tree.children.filter((node) => node.type !== 'doctype');
}

const toMarkdown = (html: string) => htmlToMarkdown(fromHtml(html));

describe('text', () => {
  it.each([
    ['<p>a  <strong> b </strong>c <em>d</em></p>', 'a **b** c *d*\n'],
    ['<p><strong>„a“</strong>, <b></b>b</p>', '**„a“**, b\n'],
    ['<p>kube_config and *stars* [x]</p>', 'kube_config and \\*stars\\* \\[x]\n'],
    ['<p><code>a | b</code> <kbd>Ctrl</kbd> H<sub>2</sub>O</p>', '`a | b` <kbd>Ctrl</kbd> H<sub>2</sub>O\n'],
    ['<p><a href="/docs/a/#b" title="What it is">term</a> <a id="x"></a></p>', '[term](/docs/a/#b)\n'],
    ['<p><code><a href="/a/">pod</a></code></p>', '[`pod`](/a/)\n'],
    ['<p><img src="/a.svg" alt="Start,\n run"><br></p>', '![Start, run](/a.svg)\n'],
    ['<p>one<br>two</p>', 'one\\\ntwo\n'],
    ['<p>x <span class="math math-inline">\\(a_1*b\\)</span></p>', 'x \\(a_1*b\\)\n'],
  ])('%s', (html, markdown) => {
    expect(toMarkdown(html)).toBe(markdown);
  });
});

describe('blocks', () => {
  it('knows headings, lists and tasks', () => {
    const html =
      '<h2 id="a">A</h2><ul><li>x<ul><li>y</li></ul></li><li><input type="checkbox" checked disabled> done</li></ul><ol start="3"><li><p>p</p><p>q</p></li></ol>';
    expect(toMarkdown(html)).toBe('## A\n\n- x\n  - y\n- [x] done\n\n3. p\n\n   q\n');
  });

  it('keeps code as it is, with its language, and diagrams', () => {
    const html =
      '<pre data-lang="yaml"><code>a: ```\nb: &lt;c></code></pre><pre class="mermaid"><code>graph LR</code></pre><figure class="diagram"><div class="mermaid">a --> b<br>c</div><noscript>no</noscript></figure>';
    expect(toMarkdown(html)).toBe(
      '````yaml\na: ```\nb: <c>\n````\n\n```mermaid\ngraph LR\n```\n\n```mermaid\na --> b<br/>c\n```\n',
    );
  });

  it('makes alerts of boxes, whose label says the kind', () => {
    const html =
      '<div class="callout callout-caution"><strong class="callout-label">Attention :</strong> <p>Doucement.</p></div><div class="callout callout-primary"><p class="box-title callout-title">Before</p><p>Save.</p></div>';
    expect(toMarkdown(html)).toBe('> [!CAUTION]\n> Doucement.\n\n> [!NOTE]\n> **Before**\n>\n> Save.\n');
  });

  it('makes tabs, examples and what unfolds sections with a name', () => {
    const html =
      '<div class="tabs"><div class="tab-panel"><p class="tab-label" data-pagefind-ignore>Bash</p><p>Run.</p></div><div class="tab-panel"><p class="tab-label" data-pagefind-ignore>Zsh</p><p>Go.</p></div></div>' +
      '<figure class="example"><figcaption class="example-name" data-pagefind-ignore><a href="/examples/a.yaml"><code>a.yaml</code></a><a class="example-download" href="/examples/a.yaml">Download</a></figcaption><pre data-lang="yaml"><code>a: 1\n</code></pre></figure>' +
      '<details><summary>More</summary><p>Text</p></details>';
    expect(toMarkdown(html)).toBe(
      '**Bash**\n\nRun.\n\n**Zsh**\n\nGo.\n\n[`a.yaml`](/examples/a.yaml)\n\n```yaml\na: 1\n```\n\n**More**\n\nText\n',
    );
  });

  it('keeps every cell of a table in one line', () => {
    const html =
      '<table><caption>Kinds</caption><thead><tr><th>a</th><th style="text-align:right">b</th></tr></thead><tbody><tr><td rowspan="2">x | y</td><td><ul><li>1</li><li>2</li></ul></td></tr><tr><td><pre><code>c\nd</code></pre></td></tr><tr><td colspan="2">all<br>of it</td></tr></tbody></table>';
    expect(toMarkdown(html)).toBe(
      'Kinds\n\n| a | b |\n| - | -: |\n| x \\| y | - 1<br>- 2 |\n| x \\| y | `c d` |\n| all<br>of it | |\n',
    );
    expect(toMarkdown('<table><tr><td>only</td></tr></table>')).toBe('| |\n| - |\n| only |\n');
  });

  it('knows terms and footnotes', () => {
    const html =
      '<dl><dt>Pod</dt><dd>One.</dd><dd><p>Two.</p></dd></dl><p>Said<sup id="fnref:1"><a href="#fn:1" class="footnote-ref">1</a></sup>.</p><div class="footnotes"><hr><ol><li id="fn:1"><p>Where. <a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol></div>';
    expect(toMarkdown(html)).toBe('- **Pod**\n\n  One.\n\n  Two.\n\nSaid[^1].\n\n[^1]: Where.\n');
  });

  it('leaves out what serves the layout, and links to what Markdown cannot hold', () => {
    const html =
      '<nav>here</nav><script>x</script><p hidden>no</p><svg><text>no</text></svg><iframe src="https://example.org/v" title="A film"></iframe><video><source src="/a.mp4"></video>';
    expect(toMarkdown(html)).toBe('[A film](https://example.org/v)[/a.mp4](/a.mp4)\n');
    expect(toMarkdown('<p> </p><ul></ul><table></table>')).toBe('');
  });

  it('reads elements that stand round blocks', () => {
    expect(toMarkdown('<a href="/a/"><div><h3>Card</h3><p>Text</p></div></a>')).toBe('### Card\n\nText\n');
    expect(toMarkdown('<section>one<p>two</p>three</section>')).toBe('one\n\ntwo\n\nthree\n');
  });
});
