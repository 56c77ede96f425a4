import { describe, expect, it } from 'vitest';
import { openingOf } from '../../src/rendering/facts/opening.ts';
import { parseHtml } from '../../src/rendering/index.ts';

const opening = (html: string): string => openingOf(parseHtml(html).children, 'en');

describe('the beginning of a page for feeds', () => {
  it('is whole sentences without code, tables and headings', () => {
    const words = 'A sentence of five words. '.repeat(30);
    const found = opening(`<h2>Title</h2><pre>code</pre><p>One &amp; &lt;two&gt;. ${words}</p>`);
    expect(found).toMatch(/^One & <two>\. A sentence/);
    expect(found.split(' ').length).toBeLessThan(80);
    expect(found.endsWith('words.')).toBe(true);
  });
});
