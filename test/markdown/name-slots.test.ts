/** Outputs of shortcodes within the name of a tag, and as the name. */
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { createMarkdown } from '../../src/markdown/index.ts';
import { createSlotTable } from '../../src/shortcodes/index.ts';
import { generated } from '../../src/text/index.ts';
import { SETTINGS, scopeOf } from './render-markdown.ts';

const markdown = createMarkdown(SETTINGS);

/** Renders a text in which `@` is a placeholder for an output. */
function render(text: string, output: string, as: 'render' | 'renderHtml' = 'render'): string {
  const slots = createSlotTable();
  const source = generated(text.replaceAll('@', () => slots.add({ kind: 'text', text: output })));
  return toHtml(markdown[as]({ ...scopeOf(''), slots, source }), { allowDangerousHtml: true });
}

describe('an output in the name of a tag', () => {
  it.each([
    ['<h@>A</h@>', '3', '<h3>A</h3>'],
    ['<b@<table>x', '', '<b>x</b>'],
    ['<h@>A</h@>', '3 onclick="x()"', '<h3>A</h3>'],
    ['<b@>A</b@>', '></b><i', '<b>A</b>'],
  ])('%s with “%s” is %s', (text, output, html) => {
    expect(render(text, output, 'renderHtml')).toBe(html);
  });

  it('is none where the name would begin with it', () => {
    expect(render('<@>A', 'b')).toBe('<p>&#x3C;b>A</p>');
  });
});
