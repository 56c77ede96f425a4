/** Contexts of html/template: https://pkg.go.dev/html/template#hdr-Contexts. */
import { describe, expect, it } from 'vitest';
import { run } from './run.ts';

const data = {
  q: `O'Reilly: <i>a&b</i>`,
  bad: 'javascript:x()',
  url: '/a b?c=d&e',
  small: '/s.png?c=d&e',
  m: { k: [1, '<'] },
};

describe('escaping', () => {
  it.each([
    ['text', '{{.q}}', 'O&#39;Reilly: &lt;i&gt;a&amp;b&lt;/i&gt;'],
    ['attribute in quotes', '<p title="{{.q}}">', '<p title="O&#39;Reilly: &lt;i&gt;a&amp;b&lt;/i&gt;">'],
    ['attribute without quotes', '<p title={{.url}}>', '<p title=/a&#32;b?c&#61;d&amp;e>'],
    ['address', '<a href="{{.url}}">', '<a href="/a%20b?c=d&amp;e">'],
    ['part of a query', '<a href="/?x={{.url}}">', '<a href="/?x=%2fa%20b%3fc%3dd%26e">'],
    ['scheme that runs', '<a href="{{.bad}}">', '<a href="#ZgotmplZ">'],
    [
      'srcset',
      '<img srcset="{{.bad}} 2x, {{.small}} 3x">',
      '<img srcset="#ZgotmplZ 2x, /s.png?c=d&amp;e 3x">',
    ],
    ['script: a value', '<script>x = {{.m}}</script>', '<script>x = {"k":[1,"\\u003c"]}</script>'],
    [
      'script: in a string',
      "<script>x = '{{.q}}'</script>",
      "<script>x = 'O\\u0027Reilly: \\u003ci\\u003ea\\u0026b\\u003c\\/i\\u003e'</script>",
    ],
    [
      'script: in an expression',
      '<script>/{{.url}}/.test(x)</script>',
      '<script>/\\/a b\\?c=d\\u0026e/.test(x)</script>',
    ],
    [
      'script: template literal',
      '<script>`#{ {{.m.k}} } {{.bad}}`</script>'.replace('#', '$'),
      '<script>`#{ [1,"\\u003c"] } javascript:x()`</script>'.replace('#', '$'),
    ],
    [
      'script of another type',
      '<script type="text/x"><b>{{.q}}</b></script>',
      '<script type="text/x"><b>O&#39;Reilly: &lt;i&gt;a&amp;b&lt;/i&gt;</b></script>',
    ],
    [
      'handler',
      '<p onclick="f({{.q}})">',
      '<p onclick="f(&#34;O&#39;Reilly: \\u003ci\\u003ea\\u0026b\\u003c/i\\u003e&#34;)">',
    ],
    ['style', '<p style="color: {{.bad}}">', '<p style="color: ZgotmplZ">'],
    [
      'style: address',
      '<p style="background: url(\'{{.bad}}\')">',
      '<p style="background: url(\'#ZgotmplZ\')">',
    ],
    ['name of an attribute', '<p {{.q}}="1">', '<p ZgotmplZ="1">'],
    ['comments go', 'a<!-- {{.q}} -->b<style>/* {{.q}} */c</style>', 'ab<style>  c</style>'],
    ['stray angle brackets', '1 < 2 <b>', '1 &lt; 2 <b>'],
    [
      'both branches',
      '<a {{if .q}}title{{else}}lang{{end}}="{{.q}}">',
      '<a title="O&#39;Reilly: &lt;i&gt;a&amp;b&lt;/i&gt;">',
    ],
    [
      'called in two contexts',
      '{{define "x"}}{{.}}{{end}}{{template "x" .url}}<a href="{{template "x" .url}}">',
      '/a b?c=d&amp;e<a href="/a%20b?c=d&amp;e">',
    ],
  ])('%s', (_, template, expected) => {
    expect(run(template, data)).toBe(expected);
  });

  it.each([
    ['{{safeHTML "<b>"}}', '<b>'],
    ['<p title="{{safeHTML "<b>x</b>"}}">', '<p title="x">'],
    ['<a href="{{safeURL "javascript:x"}}">', '<a href="javascript:x">'],
    ['<p {{safeHTMLAttr "a=\\"b\\""}}>', '<p a="b">'],
    ['<p style="{{safeCSS "a: b(c)"}}">', '<p style="a: b(c)">'],
    ['<script>{{safeJS "f()"}}</script>', '<script>f()</script>'],
  ])('safe text: %s', (template, expected) => {
    expect(run(template)).toBe(expected);
  });

  it('is left out for plain text', () => {
    expect(run('<a href="{{.bad}}">{{.q}}', data, false)).toBe(
      `<a href="javascript:x()">O'Reilly: <i>a&b</i>`,
    );
  });
});
