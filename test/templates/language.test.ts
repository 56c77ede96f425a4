/** Go's documented behaviour of text/template, as a table: https://pkg.go.dev/text/template. */
import { describe, expect, it } from 'vitest';
import { run } from './run.ts';

const data = { n: 3, t: 'text', list: [3, 1], m: { b: 2, a: 1 }, nothing: null, empty: [] };

describe('the language', () => {
  it.each([
    ['text and spaces', 'a {{- 1 -}} b', 'a1b'],
    ['comments', 'a{{/* c */}}b {{- /* d */ -}} c', 'abc'],
    ['if, else if, else', '{{if .nothing}}1{{else if .n}}2{{else}}3{{end}}', '2'],
    ['with, else with', '{{with .nothing}}1{{else with .n}}{{.}}{{else}}3{{end}}', '3'],
    ['with and a variable', '{{with $x := .t}}{{$x}}{{end}}', 'text'],
    ['range over a list', '{{range $i, $e := .list}}{{$i}}={{$e}} {{end}}', '0=3 1=1 '],
    ['range over a map, by key', '{{range $k, $v := .m}}{{$k}}={{$v}} {{end}}', 'a=1 b=2 '],
    ['range over an int', '{{range 3}}{{.}}{{end}}', '012'],
    ['range else', '{{range .empty}}x{{else}}none{{end}}', 'none'],
    [
      'break and continue',
      '{{range seq 5}}{{if eq . 2}}{{continue}}{{end}}{{if eq . 4}}{{break}}{{end}}{{.}}{{end}}',
      '13',
    ],
    ['assignment in an inner scope', '{{$x := 1}}{{if true}}{{$x = 2}}{{$y := 3}}{{end}}{{$x}}', '2'],
    ['declaration in an inner scope', '{{$x := 1}}{{if true}}{{$x := 2}}{{end}}{{$x}}', '1'],
    ['$ in range and with', '{{range .list}}{{$.t}}{{end}}', 'texttext'],
    ['define, template and its dot', '{{define "a"}}[{{.}}]{{end}}{{template "a" .t}}', '[text]'],
    ['block', '{{block "a" .n}}({{.}}){{end}}', '(3)'],
    ['pipelines', '{{"a b" | printf "%s-%s" "x" | printf "%q"}}', '&#34;x-a b&#34;'],
    ['parentheses and chains', '{{(index (slice .m) 0).b}}', '2'],
    ['and, or stop early', '{{or 1 (index 1 1)}}{{and 0 (index 1 1)}}', '10'],
    [
      'constants',
      `{{0x10}} {{1_000}} {{'a'}} {{1.50}} {{1e3}} {{true}} {{"\\u00e9\\x41"}}`,
      '16 1000 97 1.5 1000 true éA',
    ],
    ['missing entries are nothing', '[{{.missing}}{{.missing.deeper}}]', '[]'],
    ['nil is nothing', '[{{.nothing}}]', '[]'],
    ['equality of several', '{{eq .n 1 2 3}}{{eq 1 1.0}}{{ne .t "text"}}', 'truetruefalse'],
    ['order of mixed kinds', '{{lt 1 2.5}}{{lt "10" 9}}{{gt .list 1}}', 'truefalsetrue'],
    ['return with a value ends', 'a{{return 1}}b', 'a'],
  ])('%s', (_, template, expected) => {
    expect(run(template, data)).toBe(expected);
  });

  it('prints no value as such in plain text', () => {
    expect(run('{{.missing}}', {}, false)).toBe('<no value>');
  });
});

describe('errors', () => {
  it.each([
    ['{{nosuch}}', 'parse: template: t.html:1:3: function "nosuch" not defined'],
    ['a\n {{if}}x{{end}}', 'parse: template: t.html:2:6: missing value for if'],
    ['{{end}}', 'parse: template: t.html:1:1: unexpected {{end}}'],
    ['{{range .}}', 'parse: template: t.html:1:12: unexpected EOF'],
    ['{{$x}}', 'parse: template: t.html:1:3: undefined variable "$x"'],
    ['{{"a}}', 'parse: template: t.html:1:3: unterminated quoted string'],
    ['{{break}}', 'parse: template: t.html:1:3: {{break}} outside {{range}}'],
    ['{{1 | 2}}', 'parse: template: t.html:1:7: non executable command in pipeline stage 2'],
    [
      'x\n{{.t.foo}}',
      `execute: template: t.html:2:3: executing "t.html" at <.t.foo>: can't evaluate field foo in type string`,
    ],
    [
      '{{.nothing.foo}}',
      'execute: template: t.html:1:3: executing "t.html" at <.nothing.foo>: nil pointer evaluating interface {}.foo',
    ],
    [
      '{{lower}}',
      'execute: template: t.html:1:3: executing "t.html" at <lower>: wrong number of args for lower: want 1 got 0',
    ],
    [
      '{{div 1 0}}',
      `execute: template: t.html:1:3: executing "t.html" at <div 1 0>: error calling div: can't divide the value by 0`,
    ],
    [
      '{{range true}}{{end}}',
      `execute: template: t.html:1:9: executing "t.html" at <true>: range can't iterate over true`,
    ],
    ['{{template "x"}}', 'escape: template: t.html:1:3: no such template "x"'],
    [
      '<a href="{{if .n}}"{{end}}>',
      'escape: template: t.html:1:12: {{if}} branches end in different contexts: {state tag}, {state url, delimiter double, attribute url}',
    ],
  ])('%s', (template, expected) => {
    expect(run(template, data)).toBe(expected);
  });

  it('name what Hugo has and this has not', () => {
    expect(run('{{ resources.GetRemote "https://example.org" }}')).toMatch(/^unsupported: .*GetRemote/);
    expect(run('{{ getenv "HOME" }}')).toMatch(/^unsupported: .*getenv/);
  });
});

describe('bounds', () => {
  it.each([
    ['steps', '{{range 1000000000}}{{end}}', /^limit: .*steps/],
    ['depth', '{{define "a"}}{{template "a" .}}{{end}}{{template "a" .}}', /^limit: .*deep/],
    ['output', '{{range seq 1000}}{{strings.Repeat 100000 "x"}}{{end}}', /^limit: .*output/],
    ['length of texts', '{{strings.Repeat 1000000000 "x"}}', /^execute: .*characters/],
    [
      'nesting',
      '{{'.concat('('.repeat(5000), '1', ')'.repeat(5000), '}}'),
      /^parse: .*parentheses nest deeper/,
    ],
  ])('%s', (_, template, expected) => {
    expect(run(template)).toMatch(expected);
  });
});
