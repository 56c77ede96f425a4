import { expect, it } from 'vitest';
import { hugoHtml } from './hugo-html.ts';

const LINK = '<a href="https://x.org">https://x.org</a>';

// The expected HTML is that of Hugo 0.111.3.
it.each([
  ['after an open bracket', '[a (https://x.org)', '[a (https://x.org)'],
  ['between brackets that are no link', '[a https://x.org ]', '[a https://x.org ]'],
  ['after a bracket that is still open', '[a [b] https://x.org', '[a [b] https://x.org'],
  ['after an open bracket in emphasis', '*[a* https://x.org', '<em>[a</em> https://x.org'],
])('an address %s is no link', (_what, text, expected) => {
  expect(hugoHtml(text)).toBe(`<p>${expected}</p>`);
});

it.each([
  ['after a pair of brackets', '[a] https://x.org', `[a] ${LINK}`],
  ['after a closing bracket', 'a] https://x.org', `a] ${LINK}`],
  ['after an escaped bracket', '\\[a https://x.org', `[a ${LINK}`],
  ['after a bracket written as an entity', '&lbrack;a https://x.org', `[a ${LINK}`],
  ['after code', '`a`https://x.org', `<code>a</code>${LINK}`],
  ['in raw HTML', '<b>https://x.org</b>', `<b>${LINK}</b>`],
  ['in the next paragraph', '[a\n\nhttps://x.org', `[a</p><p>${LINK}`],
])('an address %s is one', (_what, text, expected) => {
  expect(hugoHtml(text)).toBe(`<p>${expected}</p>`);
});
