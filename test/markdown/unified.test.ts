/** The exported plugins in plain unified pipelines. */
import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type PluggableList, type Processor, unified } from 'unified';
import { describe, expect, it } from 'vitest';
import {
  remarkBlockAttributes,
  remarkGoldmarkComments,
  remarkGoldmarkTables,
  remarkHeadingIds,
  remarkLinkify,
} from '../../src/markdown/unified.ts';

function remarkTables(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), gfmTable()];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), gfmTableFromMarkdown()];
}

function toText(this: Processor): void {
  this.compiler = (tree) => toHtml(tree as Root);
}

/** The HTML of a text from `unified().use(remarkParse).use(plugin)…`. */
function html(plugins: PluggableList, markdown: string): string {
  const pipeline = unified().use(remarkParse).use(plugins).use(remarkRehype).use(toText);
  return String(pipeline.processSync(markdown)).replaceAll('\n', '');
}

describe('in a plain pipeline of unified', () => {
  it('headings get the ids that Hugo gives them, and those that authors write', () => {
    const markdown = '# A & B\n\n# A & B\n\n## Naïve ##\n\nUnder\n=====\n\n## Own {#mine .wide}\n';
    expect(html([remarkHeadingIds], markdown)).toBe(
      '<h1 id="a--b">A &#x26; B</h1><h1 id="a--b-1">A &#x26; B</h1><h2 id="naïve">Naïve</h2><h1 id="under">Under</h1><h2 class="wide" id="mine">Own</h2>',
    );
    expect(html([[remarkHeadingIds, { headingIds: 'blackfriday' }]], markdown)).toContain('id="a-b-1"');
    expect(html([[remarkHeadingIds, { headingIds: 'none' }]], '# A')).toBe('<h1>A</h1>');
    expect(html([[remarkHeadingIds, { headingAttributes: false }]], '# A {#b}')).toContain('{#b}');
  });

  it('attribute lists below a block become its attributes', () => {
    expect(html([remarkBlockAttributes], 'Read this.\n{.lead #first}\n\n- a\n- b\n{.flat}\n')).toBe(
      '<p class="lead" id="first">Read this.</p><ul class="flat"><li>a</li><li>b</li></ul>',
    );
  });

  it('addresses in text become links by the rules of Goldmark', () => {
    expect(html([remarkLinkify], 'See www.example.com/a_(b). Or `https://x.example`.')).toBe(
      '<p>See <a href="https://www.example.com/a_(b)">www.example.com/a_(b)</a>. Or <code>https://x.example</code>.</p>',
    );
  });

  it('a header row that is too short makes a table all the same', () => {
    const markdown = '- point\n\na | b\n|---|---|---|\n| 1 | 2 | 3 |\n';
    expect(html([remarkTables], markdown)).not.toContain('<table>');
    expect(html([remarkTables, remarkGoldmarkTables], markdown)).toContain(
      '<thead><tr><th>a</th><th>b</th><th></th></tr></thead>',
    );
  });

  it('a comment in an item swallows the marks of the next line', () => {
    const markdown = '1. text\n   <!--\n   x\n   -->\n2. more\n';
    expect(html([], markdown)).not.toMatch(/<li>text<ol/);
    expect(html([remarkGoldmarkComments], markdown)).toMatch(/<li>text<ol/);
  });

  it('all of them work together', () => {
    const all = [
      ...[remarkTables, remarkGoldmarkComments, remarkGoldmarkTables],
      ...[remarkLinkify, remarkBlockAttributes, remarkHeadingIds],
    ];
    const markdown =
      '# Prices {#cost}\n\na | b\n|---|---|---|\n| www.shop.example | 2 | 3 |\n{.wide}\n\n## Next\n';
    const found = html(all, markdown);
    expect(found).toContain('<h1 id="cost">Prices</h1><table class="wide">');
    expect(found).toContain('<a href="https://www.shop.example">www.shop.example</a>');
    expect(found).toContain('<h2 id="next">Next</h2>');
  });
});
