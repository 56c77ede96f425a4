import { describe, expect, it } from 'vitest';
import { hugoHtml } from './hugo-html.ts';

// The expected HTML is that of Hugo 0.111.3, except for comments.
describe('the line below a comment that spans lines', () => {
  it('is code when it is indented, also where the list item explains the indentation', () => {
    expect(hugoHtml('1. a\n   <!--\n   x\n   -->\n    b\n    c\n2. d\n')).toBe(
      '<ol><li>a\n<pre><code>b\n</code></pre>\nc</li><li>d</li></ol>',
    );
  });

  it('opens a list inside the item above instead of the next item', () => {
    expect(hugoHtml('- a\n  <!--\n  x\n  -->\n- b\n- c\n')).toBe(
      '<ul><li>a\n<ul><li>b</li></ul></li><li>c</li></ul>',
    );
  });

  it('belongs to the item although nothing indents it', () => {
    expect(hugoHtml('- a\n  <!--\n  x\n  -->\ntext\n- b\n')).toBe('<ul><li>a\ntext</li><li>b</li></ul>');
  });

  it('opens a quote inside the quote above', () => {
    expect(hugoHtml('> <!--\n> x\n> -->\n> b\n')).toBe(
      '<blockquote><blockquote><p>b</p></blockquote></blockquote>',
    );
  });

  it('is read so below instructions, declarations and CDATA sections too', () => {
    for (const [open, close] of [
      ['<?', '?>'],
      ['<!X', '>'],
      ['<![CDATA[', ']]>'],
    ]) {
      expect(hugoHtml(`- a\n  ${open}\n  x\n  ${close}\n    b\n`)).toContain('<pre><code>b\n</code></pre>');
    }
  });

  it('is read so in definitions and footnotes', () => {
    expect(hugoHtml('term\n: a\n  <!--\n  x\n  -->\n    b\n')).toContain('<pre><code>b\n</code></pre>');
    expect(hugoHtml('a[^1]\n\n[^1]: n\n    <!--\n    x\n    -->\n        y\n')).toContain(
      '<pre><code>    y\n</code></pre>',
    );
  });

  it('makes no list loose by being blank', () => {
    expect(hugoHtml('- a\n  <!--\n  x\n  -->\n\n  b\n')).toBe('<ul><li>a\nb</li></ul>');
  });
});

describe('what CommonMark says holds', () => {
  it('below a comment of one line', () => {
    expect(hugoHtml('- a\n  <!-- x -->\n    b\n')).toBe('<ul><li>a\nb</li></ul>');
  });

  it('below a block of other HTML', () => {
    expect(hugoHtml('- a\n  <script>\n  x\n  </script>\n    b\n')).toContain('</script>\nb</li>');
  });

  it('in the line after the next', () => {
    expect(hugoHtml('- a\n  <!--\n  x\n  -->\n\n      b\n')).toContain('<pre><code>b\n</code></pre>');
  });

  it('outside lists and quotes', () => {
    expect(hugoHtml('<!--\nx\n-->\na\n')).toBe('<p>a</p>');
  });

  it('everywhere in sites that do not switch the rule on', () => {
    expect(hugoHtml('- a\n  <!--\n  x\n  -->\n- b\n', { goldmarkComments: false })).toBe(
      '<ul><li>a\n</li><li>b</li></ul>',
    );
  });
});
