import { describe, expect, it } from 'vitest';
import type { Site } from '../../src/config/index.ts';
import { renderInMemory, type SiteKind } from '../shortcodes/in-memory-site.ts';

const passthrough: Site['markdown']['passthrough'] = {
  block: [['$$', '$$']],
  inline: [
    ['\\(', '\\)'],
    ['$', '$'],
  ],
};
const render = (text: string, kind: SiteKind = 'lockstep', math?: boolean) =>
  renderInMemory(text, { kind, markdown: { passthrough, ...(math === undefined ? {} : { math }) } });

describe('a formula', () => {
  it('is MathML that keeps its source, in a line or on lines of its own', async () => {
    const { html, problems } = await render('So \\(a_1\\) and $b$.\n\n$$\n\\frac{1}{2}\n$$\n');
    expect(problems).toEqual([]);
    expect(html).toContain('<span class="math math-inline"><math>');
    expect(html).toContain('<annotation encoding="application/x-tex">a_1</annotation>');
    expect(html).toMatch(/<div class="math math-display"><math [^>]*display="block"/);
    expect(html).toContain('<mfrac>');
    expect(html).not.toMatch(/\\\(|\$/);
  });

  it('that cannot be read stays text, and is reported where it goes wrong', async () => {
    const { html, problems } = await render(
      'Text\n\n$$\na + b\n= \\nope{1}\n$$\n\nIn \\(\\frac{1}{\\) a line\n',
    );
    expect(html).toContain('<div class="math math-display">$$\na + b\n= \\nope{1}\n$$</div>');
    expect(problems).toMatchObject([
      {
        code: 'invalid-math',
        severity: 'error',
        message: 'Unexpected TeX (Unsupported function name: \\nope), expected a valid formula.',
        target: '\\nope',
        place: { start: { line: 5, column: 3 } },
      },
      { code: 'invalid-math', place: { start: { line: 8 } } },
    ]);
  });

  it.each([
    ['k^', 1, 'nothing behind “^”'],
    ['\\frac{u_}{2}', 7, 'nothing behind “_”'],
    ["f'^", 2, 'nothing behind “^”'],
    ['\\prod_', 5, 'nothing behind “_”'],
    [`${'{'.repeat(2_500)}n${'}'.repeat(2_500)}`, 200, 'more than 200 nested groups'],
  ])('that the library fails on stays text, and the page with it: %.20s', async (tex, offset, reason) => {
    const { html, problems } = await render(`Kept: \\(${tex}\\).\n\nKept too.`);
    expect(html).toContain(`Kept: <span class="math math-inline">\\(${tex}\\)</span>.`);
    expect(html).toContain('Kept too.');
    expect(problems).toMatchObject([
      { code: 'invalid-math', place: { start: { line: 1, column: 9 + offset } } },
    ]);
    expect(problems[0]?.message).toContain(reason);
  });

  it('of many commands inside each other is a finding, whatever the stack takes', async () => {
    const { problems } = await render(`\\(${'\\sqrt'.repeat(20_000)} x\\)`);
    expect(problems).toMatchObject([{ code: 'invalid-math' }]);
  });

  it('is left to the layout’s script in a Hugo tree, unless that asks for it', async () => {
    const { html } = await render('So \\(a_1\\).', 'hugo');
    expect(html).toBe('<p>So <span class="math math-inline">\\(a_1\\)</span>.</p>');
    expect((await render('So \\(a_1\\).', 'hugo', true)).html).toContain('<math>');
  });

  it('is text where the site draws it by other means', async () => {
    const { html } = await render('$x$', 'lockstep', false);
    expect(html).toBe('<p><span class="math math-inline">$x$</span></p>');
  });
});
