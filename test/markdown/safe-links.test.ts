import { expect, it } from 'vitest';
import { renderMarkdown } from './render-markdown.ts';

const TEXT =
  '[a](JavaScript:alert(1)) [b][ref] ![c](data:text/html,x) <vbscript:x> ![d](data:image/png;base64,AA==) [e](https://example.org)\n\n[ref]: file:///etc';

it('leaves no address that runs something where raw HTML is not allowed', () => {
  const html = renderMarkdown(TEXT, { rawHtml: false });
  expect([...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address)).toEqual([
    '',
    '',
    '',
    '',
    'data:image/png;base64,AA==',
    'https://example.org',
  ]);
});

it('leaves addresses as they are where raw HTML could say the same', () => {
  expect(renderMarkdown(TEXT)).toContain('href="JavaScript:alert(1)"');
});
