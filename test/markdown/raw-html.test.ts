import { describe, expect, it } from 'vitest';
import { hugoHtml } from './hugo-html.ts';

const COMMENT = /<!--[\s\S]*?-->/g;

describe('a comment that ends in another block than it began', () => {
  it('hides what stands between, as a browser reads it', () => {
    const html = hugoHtml('<div><!--\na\n\nb *c*\n\n<p>-->d</p></div>\n\n[e](https://x.org)\n');
    expect(html.replace(COMMENT, '')).toBe('<div>d<p></p></div><p><a href="https://x.org">e</a></p>');
  });

  it('hides the end of what it began in', () => {
    const html = hugoHtml('- a\n\n  <div>\n  <!-- b\n\n  c\n\n-->\n\n<p>--></p>d\n');
    expect(html.replace(COMMENT, '')).toBe('<ul><li><p>a</p><div><p></p>d</div></li></ul>');
  });

  it('hides nothing when nothing ends it', () => {
    expect(hugoHtml('<div><!-- a\n\nb\n')).toBe('<div><p>b</p></div>');
  });
});
