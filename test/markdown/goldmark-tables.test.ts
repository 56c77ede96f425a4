import { expect, it } from 'vitest';
import { hugoHtml } from './hugo-html.ts';

const table = (head: string, body: string) =>
  `<table><thead><tr>${head}</tr></thead><tbody><tr>${body}</tr></tbody></table>`;

// The expected HTML is that of Hugo 0.111.3.
it.each([
  ['|a|\n|---|---|\n|b|c|', '<th>a</th><th></th>', '<td>b</td><td>c</td>'],
  ['a\n---|---\nb | c', '<th>a</th><th></th>', '<td>b</td><td>c</td>'],
  ['a \\| b |\n---|---|---\nb | c', '<th>a | b</th><th></th><th></th>', '<td>b</td><td>c</td><td></td>'],
  ['|a [b](c).|\n|---|---|\n|d|e|', '<th>a <a href="c">b</a>.</th><th></th>', '<td>d</td><td>e</td>'],
])('%j is a table', (text, head, body) => {
  expect(hugoHtml(text)).toBe(table(head, body));
});

it('has it in lists and quotes, and below text', () => {
  expect(hugoHtml('- x\n\n  |a|\n  |-|-|\n  |b|c|\n')).toContain('<th>a</th><th></th>');
  expect(hugoHtml('> |a|\n> |-|-|\n> |b|c|\n')).toContain('<th>a</th><th></th>');
  expect(hugoHtml('x\n|a|\n|-|-|\n|b|c|\n')).toMatch(/^<p>x<\/p><table>/);
});

it('begins right below the text of a list item, not indented', () => {
  expect(hugoHtml('- x\n| a | b |\n|---|---|\n| c | d |\n- y\n')).toBe(
    `<ul><li>x\n${table('<th>a</th><th>b</th>', '<td>c</td><td>d</td>')}</li><li>y</li></ul>`,
  );
});

it('is not corrected below a quote that does not go on', () => {
  expect(hugoHtml('> a\n|---|---|\n')).toBe('<blockquote><p>a\n|---|---|</p></blockquote>');
});

it('is not corrected where that makes no table', () => {
  expect(hugoHtml('- [ ] a\n|---|---|\n')).toContain(' a\n|---|---|</li>');
});

it('leaves code alone', () => {
  const code = '|a|\n|-|-|\n|b|c|\n';
  expect(hugoHtml(`\`\`\`\n${code}\`\`\`\n\n|d|\n|-|-|\n`)).toContain(`<code>${code}</code>`);
});

it('is text where the header has more cells, and in sites of ours', () => {
  expect(hugoHtml('|a|b|c|\n|-|-|\n')).not.toContain('table');
  expect(hugoHtml('|a|\n|-|-|\n', { goldmarkTables: false })).not.toContain('table');
});

it('takes no longer than its lines', () => {
  expect(hugoHtml(`- x\n${'| a |\n|-|-|\n'.repeat(2_000)}`)).toContain('<li>');
});
