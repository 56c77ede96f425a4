import { expect, it } from 'vitest';
import { hugoHtml } from './hugo-html.ts';

it('goes on over lines right below a list that it is no part of', () => {
  expect(hugoHtml('1.  X\n\n  -  a\n\n    - b\n    - c\n')).toContain('<pre><code>- b\n- c\n</code></pre>');
});

it('ends before blank lines, however long', () => {
  expect(hugoHtml('    a\n        \n\n    b\n      \n\ntext\n')).toBe(
    '<pre><code>a\n\nb\n</code></pre><p>text</p>'.replace('\n\n', '\n'),
  );
});

it('is followed by a numbered list that starts at any number', () => {
  expect(hugoHtml('X\n2. a\n\n    code\n\n3. b\n')).toBe(
    '<p>X\n2. a</p><pre><code>code\n</code></pre><ol start="3"><li>b</li></ol>',
  );
});

it('does not interrupt a paragraph', () => {
  expect(hugoHtml('> a\n    b\n')).toBe('<blockquote><p>a\nb</p></blockquote>');
});

it('may be indented with tabs', () => {
  expect(hugoHtml('\ta\n  \tb\n\t\tc\n')).toContain('<pre><code>a\nb\n');
});

it('takes no longer than its lines when many of them are blank', () => {
  const long = `    a\n${'      \n'.repeat(20_000)}    b\n`;
  expect(hugoHtml(long)).toContain('b\n</code></pre>');
});
