import { expect, it } from 'vitest';
import { renderMarkdown } from './render-markdown.ts';

it.each([
  ['a colon inside', '**注意：**请看', '<strong>注意：</strong>请看'],
  [
    'a title in brackets after it',
    '**注意：**请看**《指南》**。',
    '<strong>注意：</strong>请看<strong>《指南》</strong>。',
  ],
  ['curly quotes', '他说**“可以”**吗', '他说<strong>“可以”</strong>吗'],
  ['Japanese, with a full stop', '**重要。**必ず読む', '<strong>重要。</strong>必ず読む'],
  ['Korean, with a particle', '**스크립트(script)**는', '<strong>스크립트(script)</strong>는'],
  ['one star', '*「参照」*を見る', '<em>「参照」</em>を見る'],
  ['a deletion', '~~取消。~~请看', '<del>取消。</del>请看'],
  ['code', '**`kubectl`**命令', '<strong><code>kubectl</code></strong>命令'],
])('emphasis closes next to Chinese, Japanese or Korean text: %s', (_what, text, expected) => {
  expect(renderMarkdown(text, { cjkEmphasis: true })).toBe(`<p>${expected}</p>`);
});

it('changes nothing in other scripts', () => {
  const text = 'a**"b"**c, **d**, _e_f, ~~g.~~h';
  expect(renderMarkdown(text, { cjkEmphasis: true })).toBe(renderMarkdown(text, { cjkEmphasis: false }));
});

it('leaves Chinese text to CommonMark where the setting is off, as Goldmark reads it', () => {
  expect(renderMarkdown('**注意：**请看', { cjkEmphasis: false })).toBe('<p>**注意：**请看</p>');
});
