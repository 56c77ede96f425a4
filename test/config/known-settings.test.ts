/** `hugo-settings.txt`: the keys that `hugo config --printZero` of 0.169.0 prints for an empty site, one per line, except those whose names sites choose. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FOLLOWED, WITHOUT_EFFECT } from '../../src/config/hugo/known-settings.ts';
import { UNSUPPORTED } from '../../src/config/hugo/unsupported.ts';
import { load, printProblems, writeSite } from './site-on-disk.ts';

const printed = readFileSync(join(import.meta.dirname, 'hugo-settings.txt'), 'utf8')
  .trim()
  .split('\n');

const tables = [FOLLOWED, WITHOUT_EFFECT, UNSUPPORTED.map(({ path }) => path.join('.'))].map((table) =>
  table.map((name) => name.toLowerCase()),
);
const covers = (name: string, key: string): boolean =>
  name === key || (name.endsWith('.*') && (key === name.slice(0, -2) || key.startsWith(name.slice(0, -1))));

it('each setting of Hugo is followed, reported, or without effect on pages', () => {
  const places = printed.map((key) => [
    key,
    tables.filter((table) => table.some((name) => covers(name, key))).length,
  ]);
  expect(places.filter(([, count]) => count !== 1)).toEqual([]);
});

it('nothing is listed that Hugo does not have', () => {
  const old = ['enableinlineshortcodes', 'pygmentscodefencesguesssyntax'];
  const unknown = tables.flat().filter((name) => !printed.some((key) => covers(name, key)));
  expect(unknown.filter((name) => !old.includes(name))).toEqual([]);
});

it('what is not followed is reported at its place, and what has its usual value is not', async () => {
  const { problems } = await load(
    writeSite({
      'content/_index.md': '',
      'hugo.toml': [
        'defaultOutputFormat = "html"',
        'pluralizeListTitles = false',
        'titleCaseStyle = "Chicago"',
        '[outputs]',
        'home = ["html", "rss", "LLMS", "redir"]',
        'page = ["html", "markdown"]',
        'section = ["html", "print"]',
        '[outputFormats.redir]',
        'baseName = "_redirects"',
        '[markup.goldmark.extensions]',
        'footnote = false',
        '[markup.goldmark.extensions.typographer]',
        'leftDoubleQuote = "&laquo;"',
      ].join('\n'),
    }),
  );
  expect(printProblems(problems)).toMatchInlineSnapshot(`
    "hugo.toml:2:1 warning unsupported-config
      Unexpected setting “pluralizeListTitles”, which Lockstep does not support: titles of sections without a file are plurals.
      → Remove it, or check the pages that depend on it.
    hugo.toml:3:1 warning unsupported-config
      Unexpected setting “titleCaseStyle”, which Lockstep does not support: titles of terms are capitalized by the rules of the Associated Press.
      → Remove it, or check the pages that depend on it.
    hugo.toml:13:1 warning unsupported-config
      Unexpected setting “markup.goldmark.extensions.typographer.leftDoubleQuote”, which Lockstep does not support: the default sign is printed.
      → Remove it, or check the pages that depend on it."
  `);
});
