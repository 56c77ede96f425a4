/** Generates templates with all constructs of the language, functions and HTML contexts; most are valid, some are not. */
import { CALLS, KINDS, type Kind } from './calls.ts';
import type { Random } from './random.ts';

/** The dot of every template, as an expression of the template language. */
export const DATA =
  '(dict "n" 5 "zero" 0 "neg" -3 "f" 2.5 "t" "Hello, <World> & \'all\'" "url" "https://example.org/a b?q=1&r=ü" "js" "javascript:alert(1)" ' +
  '"w" "some-words_here and there" "e" "" "u" "naïve Ünïcode 漢字" "yes" true "no" false "list" (slice 3 1 2) "words" (slice "pear" "Apple" "fig") ' +
  '"mixed" (slice 1 "two" 3.5 true) "none" (slice) "m" (dict "b" 2 "a" (dict "c" "deep") "T" "x<y") "rows" (slice (dict "w" 3 "k" "c") (dict "w" 1 "k" "a") (dict "w" 2 "k" "b")) ' +
  '"safe" (safeHTML "<b class=\\"x\\">bold</b>") "attr" (safeHTMLAttr "title=\\"s\\"") "css" (safeCSS "color: red") "day" "2023-01-05T10:11:12Z")';

const FIELDS: Readonly<Record<Kind, readonly string[]>> = {
  int: ['n', 'zero', 'neg'],
  float: ['f'],
  text: ['t', 'url', 'js', 'w', 'e', 'u', 'm.T', 'm.a.c', 'day'],
  bool: ['yes', 'no'],
  list: ['list', 'words', 'mixed', 'none'],
  map: ['m', 'm.a'],
  html: ['safe'],
};

const LITERALS: Readonly<Record<Kind, readonly string[]>> = {
  int: ['0', '1', '7', '-12', '0x1F', "'a'", '1_000'],
  float: ['0.5', '1.0', '-2.75', '1e3', '3.14159'],
  text: [
    '"abc"',
    '`raw "text"`',
    '"a\\tb\\u00e9"',
    '"x y  z"',
    '"<i>"',
    '""',
    '"12"',
    '"a,b,c"',
    '"/path/to/file.tar.gz"',
    '"Überß"',
  ],
  bool: ['true', 'false'],
  list: ['(slice 1 2 3)', '(slice "b" "a" "c")', '(slice)', '(seq 4)', '(slice "x" "y" "x")'],
  map: ['(dict "k" "v" "x" 1)', '(dict)', '(dict "z" (slice 1 2) "y" "<")'],
  html: ['(safeHTML "<em>e</em>")', '("a & b" | safeHTML)'],
};

/** Mistakes; one template in this number has one. */
const WRONG: readonly string[] = [
  '{{ nosuchfunction 1 }}',
  '{{ .t.foo }}',
  '{{ index .list "x" }}',
  '{{ len 3 }}',
  '{{ add "a" 1 }}',
  '{{ div 1 0 }}',
  '{{ if }}x{{ end }}',
  '{{ end }}',
  '{{ range .n.x }}{{ end }}',
  '{{ $undefined }}',
  '{{ "unclosed }}',
  '{{ template "missing" . }}',
  '{{ first -1 .list }}',
  '{{ seq 1 0 3 }}',
  '{{ .list.foo }}',
  '{{ (index .rows 0).w.x }}',
  '{{ printf }}',
  '{{ lower }}',
  '{{ lower 1 2 }}',
  '{{ range true }}{{ end }}',
  '{{ replaceRE "(" "" "x" }}',
  '{{ dateFormat "2006" "no date" }}',
  '<a href="{{ if .yes }}"{{ end }}>',
  '{{ break }}',
  '{{ 1 | 2 }}',
  '{{ dict "a" }}',
  '{{ where .rows "w" "nope" 1 }}',
  '{{ nil }}',
  '{{ .n 1 }}',
  '{{ strings.NoSuch "x" }}',
];

export class Generator {
  readonly #random: Random;
  #name = '';
  #variables = 0;
  #definitions: string[] = [];
  /** The kind of the dot inside `range` and `with`. */
  #rooted = true;

  constructor(random: Random) {
    this.#random = random;
  }

  /** @param name prefix for the names of the templates that it defines, which are global in Hugo */
  template(name: string): string {
    this.#name = name;
    this.#variables = 0;
    this.#definitions = [];
    const body = this.#block(3);
    const wrong = this.#random.chance(0.08) ? this.#random.pick(WRONG) : '';
    return `${this.#definitions.join('')}${body}${wrong}`;
  }

  #block(depth: number): string {
    const count = 1 + this.#random.int(4);
    return Array.from({ length: count }, () => this.#statement(depth)).join(
      this.#random.pick(['', ' ', '\n', '  \n ']),
    );
  }

  #statement(depth: number): string {
    const kinds = ['text', 'print', 'print', 'html', 'html', 'variable', 'comment'];
    if (depth > 0) kinds.push('if', 'if', 'with', 'range', 'range', 'template', 'loop', 'assign');
    switch (this.#random.pick(kinds)) {
      case 'text':
        return this.#random.pick(['plain ', 'a < b ', '<p>p</p>', '&amp; ', '<!-- c -->', '1 + 1', '<br/>']);
      case 'print':
        return this.#action(this.#expression(this.#kind(), 2, true));
      case 'html':
        return this.#html();
      case 'variable':
        return this.#variable();
      case 'comment':
        return this.#random.pick(['{{/* c */}}', ' {{- /* c */ -}} ']);
      case 'if':
        return this.#if(depth);
      case 'with':
        return this.#with(depth);
      case 'range':
        return this.#range(depth);
      case 'loop':
        return this.#loop();
      case 'assign':
        return this.#assign(depth);
      default:
        return this.#call(depth);
    }
  }

  #kind(): Kind {
    return this.#random.pick(KINDS);
  }

  #action(inside: string): string {
    const open = this.#random.chance(0.15) ? '{{- ' : '{{ ';
    const close = this.#random.chance(0.15) ? ' -}}' : ' }}';
    return open + inside + close;
  }

  /** A value in one of the HTML contexts. */
  #html(): string {
    const value = () =>
      this.#action(
        this.#expression(
          this.#random.pick(['text', 'text', 'int', 'list', 'map', 'html', 'bool', 'float']),
          1,
          true,
        ),
      );
    return this.#random.pick([
      () => `<a href="${value()}">x</a>`,
      () => `<a href="/p/${value()}?q=${value()}#${value()}">x</a>`,
      () => `<a href=${value()}>x</a>`,
      () => `<img src='${value()}' alt="${value()}" srcset="${value()} 2x">`,
      () => `<div class="a ${value()}" title='${value()}' data-url="${value()}" ${this.#action('.attr')}>`,
      () => `<input value=${value()} ${value()}>`,
      () => `<p style="color: ${value()}; background: url('${value()}')">`,
      () => `<button onclick="f(${value()}, '${value()}')">`,
      () => `<script>var a = ${value()}; var b = "${value()}"; var c = /${value()}/g;</script>`,
      () => `<script type="application/ld+json">{"a": ${value()}}</script>`,
      () => `<script type="text/x-template"><b>${value()}</b></script>`,
      () => `<style>p { color: ${value()}; content: "${value()}" } /* ${value()} */</style>`,
      () => `<textarea>${value()}</textarea><title>${value()}</title>`,
      () => `<!-- ${value()} -->`,
      () => `<a {{ if ${this.#expression('bool', 1, true)} }}title="${value()}"{{ end }}>`,
    ])();
  }

  #variable(): string {
    this.#variables += 1;
    const name = `$v${this.#variables}`;
    const kind = this.#kind();
    return `${this.#action(`${name} := ${this.#expression(kind, 2, true)}`)}${this.#action(name)}`;
  }

  #if(depth: number): string {
    const parts = [this.#action(`if ${this.#expression(this.#kind(), 2, true)}`), this.#block(depth - 1)];
    if (this.#random.chance(0.3)) {
      parts.push(this.#action(`else if ${this.#expression('bool', 1, true)}`), this.#block(depth - 1));
    }
    if (this.#random.chance(0.5)) parts.push(this.#action('else'), this.#block(depth - 1));
    return parts.join('') + this.#action('end');
  }

  #inside(make: () => string): string {
    const rooted = this.#rooted;
    this.#rooted = false;
    const text = make();
    this.#rooted = rooted;
    return text;
  }

  #with(depth: number): string {
    this.#variables += 1;
    const name = `$w${this.#variables}`;
    const value = this.#expression(this.#kind(), 1, true);
    const open = this.#random.chance(0.5) ? `with ${value}` : `with ${name} := ${value}`;
    const inside = this.#inside(() => this.#action('.') + this.#block(depth - 1));
    const other = this.#random.chance(0.4) ? this.#action('else') + this.#block(depth - 1) : '';
    return `${this.#action(open)}${inside}${other}${this.#action('end')}`;
  }

  #range(depth: number): string {
    this.#variables += 1;
    const [key, item] = [`$k${this.#variables}`, `$i${this.#variables}`];
    const over = this.#expression(this.#random.pick(['list', 'list', 'map']), 1, true);
    const form = this.#random.pick([over, `${item} := ${over}`, `${key}, ${item} := ${over}`]);
    const shown =
      form.includes(key) && form.startsWith(key)
        ? `${this.#action(key)}:${this.#action(item)}`
        : this.#action('.');
    const exit = this.#random.chance(0.15)
      ? `{{ if eq . 2 }}${this.#random.pick(['{{ break }}', '{{ continue }}'])}{{ end }}`
      : '';
    const inside = this.#inside(() => exit + shown + this.#block(depth - 2));
    const other = this.#random.chance(0.3) ? this.#action('else') + this.#block(depth - 1) : '';
    return `${this.#action(`range ${form}`)}${inside}${other}${this.#action('end')}`;
  }

  /** A loop that computes a sum. */
  #loop(): string {
    this.#variables += 1;
    const name = `$s${this.#variables}`;
    return `{{ ${name} := 0 }}{{ range $.list }}{{ ${name} = add ${name} . }}{{ end }}{{ ${name} }}`;
  }

  #assign(depth: number): string {
    this.#variables += 1;
    const name = `$a${this.#variables}`;
    return `{{ ${name} := ${this.#expression('text', 1, true)} }}{{ if ${this.#expression('bool', 1, true)} }}{{ ${name} = ${this.#expression('text', depth - 1, true)} }}{{ end }}{{ ${name} }}`;
  }

  #call(depth: number): string {
    const name = `${this.#name}d${this.#definitions.length}`;
    const body = this.#inside(() => `[${this.#action('.')}${depth > 1 ? this.#html() : ''}]`);
    // In a defined template, `$` is the dot that it is called with.
    const plain = body.replaceAll('$.', '.');
    if (this.#random.chance(0.5)) {
      this.#definitions.push(`{{ define "${name}" }}[{{ . }}]{{ end }}`);
      return this.#action(`template "${name}" ${this.#operand(this.#expression('text', 1, true))}`);
    }
    this.#definitions.push('');
    return `{{ block "${name}" . }}[${plain.includes('.') ? 'block' : plain}]{{ end }}`;
  }

  #operand(expression: string): string {
    return /^[.$\w"`'(-][^ |]*$/.test(expression) ? expression : `(${expression})`;
  }

  #expression(kind: Kind, depth: number, top = false): string {
    const choice = this.#random.int(10);
    if (depth <= 0 || choice < 3) return this.#leaf(kind);
    const call = this.#fill(this.#random.pick(CALLS.get(kind) ?? []), depth - 1);
    return top ? call : `(${call})`;
  }

  #leaf(kind: Kind): string {
    if (this.#random.chance(0.5)) return this.#random.pick(LITERALS[kind]);
    return `${this.#rooted && this.#random.chance(0.6) ? '' : '$'}.${this.#random.pick(FIELDS[kind])}`;
  }

  #fill(call: string, depth: number): string {
    const rooted = this.#rooted ? call : call.replace(/(^|[ (])\.(?=[a-z])/g, '$1$.');
    return rooted.replace(/%(int|float|text|bool|list|map|html|any)\b/g, (_, word: string) => {
      const kind = KINDS.find((known) => known === word) ?? this.#random.pick(KINDS);
      return this.#operand(this.#expression(kind, depth));
    });
  }
}
