import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './render-markdown.ts';

const passthrough = {
  block: [
    ['$$', '$$'],
    ['\\[', '\\]'],
  ],
  inline: [
    ['\\(', '\\)'],
    ['$', '$'],
  ],
} as const;
const render = (text: string) => renderMarkdown(text, { passthrough });
const inline = (text: string) => `<span class="math math-inline">${text}</span>`;

describe('text between delimiters', () => {
  it.each([
    ['Let \\(a_1 * b_1 * c\\) be', `<p>Let ${inline('\\(a_1 * b_1 * c\\)')} be</p>`],
    ['$x_i$ and $y_i$', `<p>${inline('$x_i$')} and ${inline('$y_i$')}</p>`],
    ['so $$y*z*$$ ends', `<p>so ${inline('$$y*z*$$')} ends</p>`],
    ['two\n$a\nb$ lines', `<p>two\n${inline('$a\nb$')} lines</p>`],
    ['`$code$` stays', '<p><code>$code$</code> stays</p>'],
    ['it costs 5$', '<p>it costs 5$</p>'],
    ['$$ is nothing', '<p>$$ is nothing</p>'],
  ])('passes in %j', (text, html) => {
    expect(render(text)).toBe(html);
  });

  it('is Markdown where the site does not say otherwise', () => {
    expect(renderMarkdown('$x *y* z$')).toBe('<p>$x <em>y</em> z$</p>');
  });
});

describe('a block between delimiters', () => {
  it('passes with lines that look like Markdown', () => {
    const tex = '$$\na &= b \\\\\n\n= c_1 _d_\n- e\n$$';
    expect(render(`before\n\n${tex}\n\nafter`)).toContain(
      `<div class="math math-display">${tex.replace('&', '&#x26;')}</div>`,
    );
  });

  it('stands in lists and quotes', () => {
    expect(render('- item\n\n  \\[\n  x\n  \\]\n\n> $$q$$')).toMatch(
      /<li>.*<div class="math math-display">\\\[\n {2}x\n {2}\\\]<\/div>.*<blockquote>\s*<div class="math math-display">\$\$q\$\$/s,
    );
  });

  it('is code in code', () => {
    expect(render('```\n$$\na\n$$\n```')).not.toContain('math');
  });
});

it('ends in time, however many delimiters are open', () => {
  expect(render('\\( '.repeat(10_000))).not.toContain('math');
  expect(render('$$\n\n'.repeat(5_001))).toContain('$$');
});

it('loses no letter', () => {
  const text = fc.string({ unit: fc.constantFrom('$', '\\', '(', ')', '[', ']', 'a', ' ', '\n', '-') });
  fc.assert(
    fc.property(text, (source) => {
      const letters = (value: string) => value.replaceAll(/[^a]/g, '').length;
      expect(letters(render(source).replaceAll(/<[^>]*>/g, ''))).toBe(letters(source));
    }),
  );
});
