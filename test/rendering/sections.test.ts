import { expect, it } from 'vitest';
import { type PageSection, parseHtml, sectionsOf } from '../../src/rendering/index.ts';

const readSections = (html: string): PageSection[] => sectionsOf(parseHtml(html).children);

it('cuts a page at its headings', () => {
  const html =
    '<p>Before <em>all</em>.</p><h2 id="a">One <code>two</code></h2><p>Text</p><h3 id="b&amp;c">Three</h3>';
  expect(readSections(html)).toEqual([
    { id: '', title: '', text: 'Before all.' },
    { id: 'a', title: 'One two', text: 'Text' },
    { id: 'b&c', title: 'Three', text: '' },
  ]);
});

it('cuts at the terms of a glossary, by the id of what they begin', () => {
  const html = '<dl><div id="term-pod"><dt>Pod</dt><dd>A group.</dd></div><dt id="x">Y</dt><dd>Z</dd></dl>';
  expect(readSections(html)).toEqual([
    { id: 'term-pod', title: 'Pod', text: 'A group.' },
    { id: 'x', title: 'Y', text: 'Z' },
  ]);
});

it('keeps a heading without an id in its section', () => {
  expect(readSections('<h2 id="a">A</h2><p id="p">b</p><h3>C</h3><p>d</p>')).toEqual([
    { id: 'a', title: 'A', text: 'b C d' },
  ]);
});

it('parts words where blocks end, and not where inline elements do', () => {
  expect(readSections('<table><tr><td>a</td><td>b</td></tr></table><p>c<b>d</b>e<br>f</p>')[0]?.text).toBe(
    'a b cde f',
  );
});

it('reads code with its colours', () => {
  const html =
    '<pre><code><span class="line"><span>kind</span><span>:</span></span>\n<span>x</span></code></pre>';
  expect(readSections(html)[0]?.text).toBe('kind: x');
});

it('leaves out what nobody reads, and chrome', () => {
  const html =
    '<svg><svg></svg><text>1</text></svg><!-- 2 > --><div data-pagefind-ignore><div>3</div>4</div><button>5</button>' +
    '<a title="6 > 7" href="#">8</a><span data-pagefind-ignore-not>9</span><script>a</script>';
  expect(readSections(html)[0]?.text).toBe('89');
});

it('reads references', () => {
  expect(readSections('<p>&lt;a&gt; &amp;amp; &#x27;b&#39; &#128512; &unknown;</p>')[0]?.text).toBe(
    "<a> &amp; 'b' 😀 &unknown;",
  );
});

it('finds nothing in nothing', () => {
  expect(readSections('')).toEqual([]);
});

it('reads the words of a diagram, and not its signs', () => {
  const state =
    'stateDiagram-v2\n  [*] --&gt; Pending: created\n  Pending --&gt; Running: the first, at last\n  Failed --&gt; [*]';
  const flow =
    '---\ntitle: x\n---\ngraph LR\n%% why\nA([Start<br>here])--&gt;|yes|B{Is it?}:::warm\nB -.no.-&gt; C\nA---C\nclassDef warm fill:#fff;\nsubgraph one ["Node-local"]\nend';
  expect(readSections(`<p>It.</p><pre class="mermaid"><code>${state}</code></pre><p>Then</p>`)[0]?.text).toBe(
    'It. Pending: created Pending Running: the first, at last Failed Then',
  );
  expect(readSections(`<div class="mermaid">${flow}</div>`)[0]?.text).toBe(
    'A Start here yes B Is it? B no C A C subgraph one Node-local',
  );
  const kinds = 'classDiagram\n  class Pod {\n    +String name\n  }\n  Pod <|-- Job : runs';
  expect(readSections(`<pre class="mermaid">${kinds.replaceAll('<', '&lt;')}</pre>`)[0]?.text).toBe(
    'class Pod String name Pod Job runs',
  );
});
