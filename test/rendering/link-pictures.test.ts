/** Pictures of a page that become links to their files, so that they can be enlarged. */
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../src/rendering/facts/parse-html.ts';
import { linkPictures } from '../../src/rendering/finishing/link-pictures.ts';

function linked(html: string): string {
  const root = parseHtml(html);
  linkPictures(root);
  return toHtml(root);
}

describe('pictures that open in place', () => {
  it('are those with a description, wherever they are on the page', () => {
    expect(linked('<p><a href="/">x</a><img src="a.png" alt="a > b"></p>')).toBe(
      '<p><a href="/">x</a><a class="zoom" href="a.png"><img src="a.png" alt="a > b"></a></p>',
    );
    expect(linked('<ul><li><img src="a.png" alt="a" width="320"></li></ul>')).toContain('class="zoom"');
    expect(linked('<img src="a.png" alt="a" width="100%">')).toContain('class="zoom"');
  });

  it.each([
    '<img src="a.png" alt="a" width="300">',
    '<img src="a.png" alt="">',
    '<img alt="a">',
    '<a href="/"><picture><img src="a.png" alt="a"></picture></a>',
    '<picture><img src="a.png" alt="a"></picture>',
    '<button><img src="a.png" alt="a"></button>',
    '<details><summary><img src="a.png" alt="a"></summary>Text</details>',
  ])('are not %s', (html) => expect(linked(html)).toBe(html));

  it('stay as they are in code that shows them', () => {
    const code = '<pre><code>&#x3C;img src="a.png" alt="a"></code></pre>';
    expect(linked(code)).toBe(code);
  });
});
