import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeResidue } from '../../src/dialects/index.ts';
import { originAt, sourceOf } from '../../src/text/index.ts';
import { convert } from './conversion.ts';

const HEADERS: Readonly<Record<string, string>> = {
  'counts and buttons':
    '42 lines (31 sloc)\n\t\t\n\t1.2 KiB\n\n\tMarkdown\n\t\n\n42 lines (31 sloc)\n1.2 KB\nMarkdown\nRaw\nBlame\n',
  'one line': '42 lines (31 loc) · 1.2 KB\n',
  'in French': '42 lignes\n1,2 Kio\nMarkdown\n',
  none: '',
};

/** The layout of a copied page. `''` in `between` means no line. */
const FORMS: Readonly<Record<string, (lines: readonly string[]) => string>> = {
  'bars before lines and two between': (lines) => lines.map((line) => `| ${line}`).join('\n | |\n'),
  'a bar before lines and one between': (lines) => lines.map((line) => `| ${line}`).join('\n|\n'),
  'bars before lines alone': (lines) => lines.map((line) => `| ${line}`).join('\n'),
  'two bars before lines': (lines) => lines.map((line) => `| | ${line}`).join('\n'),
  'two lines of bars between, none for an empty line': (lines) =>
    lines
      .flatMap((line, index) => [
        ...(line === '' ? [] : [line]),
        ...(index < lines.length - 1 ? ['|', '|'] : []),
      ])
      .join('\n'),
  'a line of two bars between': (lines) =>
    lines
      .flatMap((line, index) => [
        ...(line === '' ? [] : [line]),
        ...(index < lines.length - 1 ? ['| |'] : []),
      ])
      .join('\n'),
  plain: (lines) => lines.join('\n'),
};

const PAGE = `---
title: Hooks
weight: 3
---

<!-- overview -->

Hooks run once,
or twice.


## A table

| Hook | When |
|------|------|
| post | start |
| | |
| pre | stop |

    indented code

\`\`\`sh
if true; then
    echo  "a | b"
fi
\`\`\`

* The end.`;

const ignored = { note: () => {} };
const clean = (text: string) => removeResidue(sourceOf({ path: 'copy.txt', text }), ignored);

describe.each(Object.keys(HEADERS))('a copy with the header “%s”', (header) => {
  it.each(Object.keys(FORMS))('and %s is the page', (form) => {
    const copy = (HEADERS[header] ?? '') + (FORMS[form]?.(PAGE.split('\n')) ?? '');
    expect(clean(copy).text.trimEnd()).toBe(PAGE);
  });
});

describe('a copy', () => {
  it('keeps the places of its lines', () => {
    const copy = `9 lines\n90 Bytes\n| ---\n | |\n| title: A\n | |\n| ---\n | |\n| Text here.\n`;
    const page = clean(copy);
    const origin = originAt(page, page.text.indexOf('here'));
    expect(origin?.offset).toBe(copy.indexOf('here'));
  });

  it('says what was taken off', () => {
    const { notes } = convert('9 lines\n90 Bytes\n| ---\n | |\n| title: A\n | |\n| ---\n', removeResidue);
    expect(notes).toEqual(['change copy', 'change copy']);
  });

  it('loses no line, whatever the page holds', () => {
    const line = fc.oneof(
      fc.constantFrom('', '', '| a | b |', '|---|---|', '    code', '* item', '```', 'A | B', '> quote'),
      fc.string({ unit: 'grapheme-ascii', minLength: 1 }).map((text) => `x${text.replace(/\s+$/, '')}`),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.constantFrom(...Object.keys(FORMS)), (body, form) => {
        const lines = ['---', 'title: A', 'weight: 1', '---', 'First line.', 'Second line.', ...body];
        const copy = FORMS[form]?.(lines) ?? '';
        expect(clean(copy).text.trimEnd()).toBe(lines.join('\n').trimEnd());
      }),
    );
  });
});

describe('what is no copy', () => {
  it.each([
    ['a page that starts with a table', '| a | b |\n|---|---|\n| 1 | 2 |\n\nText.\n'],
    ['a page that is a table', '| # | b |\n|---|---|\n| 1 | 2 |\n'],
    ['a page whose first line counts lines', '105 lines\n\nThat is how long it was.\n'],
    ['a page of our own', '---\ntitle: A\n---\n\n| a |\n|---|\n| |\n| b |\n'],
    ['an empty page', ''],
  ])('%s stays as it is', (_what, text) => {
    expect(clean(text).text).toBe(text);
  });
});

describe('what a system adds', () => {
  it('Windows line ends become line ends', () => {
    expect(clean('---\r\ntitle: A\r\n---\r\n\r\nText\r\n').text).toBe('---\ntitle: A\n---\n\nText\n');
  });
});
