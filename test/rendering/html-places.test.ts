/** Insertions into finished HTML are at the right positions, whatever the text looks like. */
import { describe, expect, it } from 'vitest';
import { fillPlaces, type HtmlExtras, parseHtml, printTree } from '../../src/rendering/index.ts';

const filled = (html: string, extras: HtmlExtras): string =>
  fillPlaces(printTree(parseHtml(html), true), extras);

describe('what stands at headings', () => {
  const atHeading = (id: string) => ({ suite: '<i></i>', 'v&w': '<b></b>' })[id];

  it('is behind the start tag of the heading with the id', () => {
    expect(
      filled('<p id="suite">x</p><h2 class="a" id="suite">Suite</h2><h3 id="autre">Autre</h3>', {
        atHeading,
      }),
    ).toBe('<p id="suite">x</p><h2 class="a" id="suite"><i></i>Suite</h2><h3 id="autre">Autre</h3>');
  });

  it('is in no attribute, comment, script or template', () => {
    const html =
      '<h2 id="suite" title="a > b">U</h2><h3 title="x" id="v&#x26;w">V</h3><!-- <h2 id="suite"> --><script>"<h2 id=suite>"</script><template><h2 id="suite"></h2></template>';
    expect(filled(html, { atHeading })).toBe(html.replace('>U', '><i></i>U').replace('>V', '><b></b>V'));
  });

  it('is right where the text holds the characters that mark places', () => {
    const text = String.fromCharCode(0xfdd0, 0xfdd1);
    expect(filled(`<h2 id="suite">${text}</h2>`, { atHeading })).toBe(`<h2 id="suite"><i></i>${text}</h2>`);
    const all = Array.from({ length: 32 }, (_, at) => String.fromCharCode(0xfdd0 + at)).join('');
    expect(filled(`<h2 id="suite">${all}</h2>`, { atHeading })).toBe(`<h2 id="suite">${all}</h2>`);
  });
});

describe('links', () => {
  const links = new Map([
    ['/x/docs/third/', '/x/fr/docs/third/'],
    ['/x/a&b/', '/x/fr/a&b/'],
  ]);
  const linkTo = (path: string) => links.get(path);

  it.each([
    ['<a href="/x/docs/third/">T</a>', '<a href="/x/fr/docs/third/">T</a>'],
    ['<a class="x" href="/x/docs/third/#a?b">T</a>', '<a class="x" href="/x/fr/docs/third/#a?b">T</a>'],
    ['<a title="a > b" href="/x/docs/third/">T</a>', '<a title="a > b" href="/x/fr/docs/third/">T</a>'],
    ['<a href="/x/a&amp;b/">T</a>', '<a href="/x/fr/a&amp;b/">T</a>'],
    ['<a href="/x/docs/third/more/">T</a>', '<a href="/x/docs/third/more/">T</a>'],
    ['<img src="/x/docs/third/">', '<img src="/x/docs/third/">'],
    ['<code>href="/x/docs/third/"</code>', '<code>href="/x/docs/third/"</code>'],
  ])('lead elsewhere by their paths: %s', (html, expected) => {
    expect(filled(html, { linkTo })).toBe(expected);
  });
});

describe('ids', () => {
  it('get a prefix with all that refers to them', () => {
    expect(
      filled(
        '<p id="x"><a href="#x" aria-describedby="x y">up</a></p><label for="x">l</label><a href="/z#w">o</a><a href="#">top</a><code>id="x"</code>',
        { idPrefix: 'p1-' },
      ),
    ).toBe(
      '<p id="p1-x"><a href="#p1-x" aria-describedby="p1-x p1-y">up</a></p><label for="p1-x">l</label><a href="/z#w">o</a><a href="#">top</a><code>id="x"</code>',
    );
  });

  it('get it together with the rest', () => {
    expect(
      filled('<h2 id="x"><a href="/a/?q#f">A</a></h2>', {
        idPrefix: 'p-',
        atHeading: () => '<i></i>',
        linkTo: () => '/b/',
      }),
    ).toBe('<h2 id="p-x"><i></i><a href="/b/?q#f">A</a></h2>');
  });
});

describe('diagrams', () => {
  it('give way to their drawings, with what stands in them', () => {
    const html =
      '<p id="a">A</p><!--diagram 0--><pre class="mermaid" id="b">x</pre><!--/diagram--><h2 id="c">C</h2>';
    expect(filled(html, {})).toBe('<p id="a">A</p><pre class="mermaid" id="b">x</pre><h2 id="c">C</h2>');
    expect(filled(html, { idPrefix: 'p-', diagram: (index, source) => `<svg>${index}</svg>${source}` })).toBe(
      '<p id="p-a">A</p><svg>0</svg><pre class="mermaid" id="p-b">x</pre><h2 id="p-c">C</h2>',
    );
  });
});
