import { expect, it } from 'vitest';
import { hugoHtml } from './hugo-html.ts';

it.each([
  ['a <img src=/images/a.png>', 'a <img src="/images/a.png">'],
  ['(<a href=https://x.org/y>z</a>)', '(<a href="https://x.org/y">z</a>)'],
  ['a <b title="c > d" lang = fr hidden>e</b>', 'a <b title="c > d" lang="fr" hidden>e</b>'],
  ['a <b c = d/e f = "g" h >i</b>', 'a <b c="d/e" f="g" h="">i</b>'],
  ['a <br/> b <br /> c', 'a <br> b <br> c'],
  ['a <b\ntitle=c>d</b>', 'a <b title="c">d</b>'],
])('%j is HTML', (text, html) => {
  expect(hugoHtml(text)).toBe(`<p>${html}</p>`);
});

it.each(['a < b', 'a <b =c>', 'a <b c=">', 'a <b c=d=e>', 'a <b*>', 'a <1>', 'a <b c=`>'])(
  '%j is text',
  (text) => {
    expect(hugoHtml(text)).toBe(`<p>${text.replace('<', '&#x3C;')}</p>`);
  },
);
