/** Every parser of texts that authors write, as a function of a text. None may throw, whatever the text. */

import { toHtml } from 'hast-util-to-html';
import { alignOutlines, parseOutline } from '../../src/alignment/index.ts';
import { HUGO_MARKDOWN } from '../../src/config/defaults.ts';
import { parseFrontMatter } from '../../src/corpus/index.ts';
import {
  convertPage,
  DIALECT_NAMES,
  type DialectContext,
  detectDialect,
  removeResidue,
} from '../../src/dialects/index.ts';
import { type DataFormat, locateKey, parseCsv, parseData, parseDateTime } from '../../src/formats/index.ts';
import { matchOwners, parseCodeowners } from '../../src/gate/index.ts';
import { headersFor, parseHeaderRules } from '../../src/io/header-rules.ts';
import {
  createRedirects,
  decodePath,
  isWrittenForm,
  parseAddress,
  parseHtmlIds,
  parseRedirects,
} from '../../src/links/index.ts';
import { parseYamlTrees } from '../../src/manifests/parse-trees.ts';
import {
  createMarkdown,
  createPlaceTable,
  createSlugger,
  htmlToMarkdown,
  parseLineRanges,
  textToAnchor,
} from '../../src/markdown/index.ts';
import { knownShortcodes } from '../../src/presets/index.ts';
import { renderFormulas } from '../../src/rendering/finishing/math.ts';
import { createSlotTable, parseShortcodes, tokenize } from '../../src/shortcodes/index.ts';
import { checkLimits, compileGlob, patternFault, sourceOf } from '../../src/text/index.ts';

export interface Parser {
  readonly name: string;
  /** The vocabulary of its language. */
  readonly words: readonly [string, ...string[]];
  run(text: string): unknown;
}

const FILE = 'content/en/a.md';
const PATH = 'content/fr/docs/a/b/c/d.md';

const data = (format: DataFormat, words: Parser['words']): Parser => ({
  name: format,
  words,
  run(text) {
    const { value } = parseData({ format, text, file: FILE, code: 'invalid-data' });
    return [value, locateKey(format, text, ['a', 'b', '0'])];
  },
});

const CONTEXT: DialectContext = {
  ui: (key) => key,
  readFile: () => ({ kind: 'missing' }),
  asset: () => undefined,
  note: () => {},
};

/** Whether a page of this size and depth would be parsed at all. */
function isRead(text: string): boolean {
  const { bodyStart } = parseFrontMatter({ path: FILE, text });
  return checkLimits({ path: FILE, text }, bodyStart, { format: 'markdown' }) === undefined;
}

const markdown = createMarkdown({
  ...HUGO_MARKDOWN,
  rawHtml: true,
  passthrough: {
    block: [['$$', '$$']],
    inline: [
      ['$', '$'],
      ['\\(', '\\)'],
    ],
  },
});

function renderMarkdown(text: string): void {
  if (!isRead(text)) return;
  const content = markdown.render({
    source: sourceOf({ path: FILE, text }),
    slots: createSlotTable(),
    slugger: createSlugger('github'),
    places: createPlaceTable(),
  });
  toHtml(content, { allowDangerousHtml: true });
  htmlToMarkdown(content);
}

const OUTLINE = {
  origin: 'https://a.example',
  shortcodes: knownShortcodes(),
  anchorOf: (text: string) => textToAnchor(text, 'github'),
};
const BASE = {
  origin: 'https://a.example',
  basePath: '/',
  url: '/docs/a/',
  exampleHosts: new Set(['example.com']),
};

const MARKDOWN_WORDS = [
  '# ',
  '## ',
  '\n---\n',
  '| a | b |\n|---|---|\n',
  '[a](b)',
  '![a](b "c")',
  '[a]: b',
  '[^1]',
  '<!--',
  '-->',
  '<div>',
  '</div>',
  '<details>',
  '{#a .b c=d}',
  '{.c}',
  ': d',
  '~~',
  '- [ ] ',
  '{{< a >}}',
  '{{< /a >}}',
  'https://a.example/b_(c)',
  '\n    ',
  '\\',
  '<script>',
  '&#x26;',
] as const;
const SHORTCODE_WORDS = [
  '{{<',
  '>}}',
  '{{%',
  '%}}',
  '/>}}',
  '{{</*',
  '*/>}}',
  '{{< a b="c" >}}',
  '{{< /a >}}',
  '{{% b %}}',
  '{{% /b %}}',
  ' a="',
  '`',
  ' 1 ',
  '{{<!--',
  '.inner',
] as const;
const YAML_WORDS = [
  'a: ',
  'b:\n  ',
  '- ',
  '? ',
  '&x ',
  '*x',
  '<<: *x',
  '|\n ',
  '>-\n ',
  '!!binary ',
  '"\\u',
  "''",
  '[',
  '{',
  '---\n',
  '...\n',
  '# ',
  'yes',
  '0x',
  '2020-01-01',
  '%YAML',
] as const;

export const PARSERS: readonly [Parser, ...Parser[]] = [
  {
    name: 'front matter',
    words: ['---\n', '+++\n', '{"', '"}', '<!--\n', ...YAML_WORDS],
    run: (text) => [
      parseFrontMatter({ path: FILE, text }),
      parseFrontMatter({ path: FILE, text: `---\n${text}` }),
      parseFrontMatter({ path: FILE, text: `+++\n${text}` }),
    ],
  },
  data('yaml', YAML_WORDS),
  data('toml', [
    'a = ',
    '[a]\n',
    '[[a]]\n',
    'a.b = 1\n',
    '"""',
    "'''",
    '{ a = 1 }',
    '2020-01-01T00:00:00Z',
    '# ',
    '0x',
    'inf',
    '\\u',
  ]),
  data('json', ['{"a": ', '[1, ', '"\\u00', 'null', 'true', '1e5', '}', ']', ',']),
  { name: 'csv', words: ['"', '""', ',', '\r\n', 'a,b\n', '"a\n"'], run: parseCsv },
  {
    name: 'dates',
    words: ['2020-01-02', 'T03:04:05', 'Z', '+01:00', '02 Jan 2006', 'Mon, '],
    run: parseDateTime,
  },
  {
    name: 'shortcodes',
    words: SHORTCODE_WORDS,
    run: (text) => [
      tokenize(text),
      parseShortcodes(text, (name) => (name === 'b' ? true : name === 'c' ? false : undefined)),
    ],
  },
  {
    name: 'dialects',
    words: [
      '::: tip\n',
      ':::\n',
      '<CodeGroup>',
      '</CodeGroup>',
      '<<< @/a.js{1}',
      '{{< capture >}}',
      '{{% /capture %}}',
      'content_template: ',
      '123 lines',
      ...MARKDOWN_WORDS,
    ],
    run(text) {
      const page = removeResidue(sourceOf({ path: FILE, text }), CONTEXT);
      const { bodyStart } = parseFrontMatter({ path: FILE, text: page.text });
      if (!isRead(page.text)) return;
      detectDialect(page.text);
      for (const dialect of DIALECT_NAMES)
        convertPage(page, bodyStart, { dialect, fallbackTitle: 'a' }, CONTEXT);
    },
  },
  {
    name: 'alignment',
    words: [...MARKDOWN_WORDS, ...SHORTCODE_WORDS],
    run(text) {
      const half = text.length >> 1;
      alignOutlines(
        parseOutline(text, OUTLINE),
        parseOutline(text.slice(half) + text.slice(0, half), OUTLINE),
        OUTLINE,
      );
    },
  },
  {
    name: 'links',
    words: [
      'https://',
      '//a',
      '?b',
      '#c',
      '%zz',
      '%E0%A4',
      'mailto:',
      'http://[::1]',
      '/docs/a/',
      '&amp;',
      '\\(',
    ],
    run: (text) => [parseAddress(text, BASE), isWrittenForm(text, '/a'), decodePath(text)],
  },
  {
    name: 'html ids',
    words: ['<a id="', "<p name='", '>', '</', '<!--', '<script>', '</script>', '<![CDATA[', ' id=x'],
    run: parseHtmlIds,
  },
  {
    name: 'redirects',
    words: ['/a ', '/b 301!\n', '/a/* ', '/:b/:c ', ':splat', ' Country=fr', '# '],
    run: (text) => createRedirects(parseRedirects(text), decodePath).match('/docs/a/b/', false),
  },
  {
    name: 'header rules',
    words: ['/*\n', '/:a/\n', '  X-A: b\n', '*', ':a'],
    run: (text) => headersFor(parseHeaderRules(text), '/docs/a/b/'),
  },
  {
    name: 'codeowners',
    words: ['**/', '/**', '*', '? ', '\\ ', '@a', ' @b\n', '[A]', '/docs/ ', '# '],
    run: (text) => matchOwners(parseCodeowners(text), PATH),
  },
  {
    name: 'patterns',
    words: ['**', '*', '?', '[!a-', ']', '{a,', '}', '\\', '(?:', ')+', '(?i)', '\\pL', '{1,99}', '|', '$'],
    run: (text) => [compileGlob(text).test(PATH), patternFault(text)],
  },
  { name: 'markdown', words: MARKDOWN_WORDS, run: renderMarkdown },
  {
    name: 'manifests',
    words: ['apiVersion: v1\n', 'kind: Pod\n', 'metadata:\n  name: a\n', '---\n', ...YAML_WORDS],
    run: parseYamlTrees,
  },
  {
    name: 'formulas',
    words: [
      '^',
      '_',
      '\\frac{',
      '}',
      '{',
      '\\sqrt[',
      ']',
      '\\left(',
      '\\right)',
      '\\begin{matrix}',
      '\\end{matrix}',
      '&',
      '\\\\',
      '\\text{',
      '\\sum',
      '\\def\\a{',
      '\\color{red}',
    ],
    run: (text) =>
      renderFormulas(
        [
          {
            node: {
              type: 'element',
              tagName: 'span',
              properties: {},
              children: [{ type: 'text', value: `$${text}$` }],
            },
            place: undefined,
          },
        ],
        { block: [], inline: [['$', '$']] },
      ),
  },
  {
    name: 'line ranges',
    words: ['1-', '3', ',', '-', ' ', '9999999999'],
    run: (text) => parseLineRanges(text, 100),
  },
];
