/** Damaged files. */
import { Buffer } from 'node:buffer';
import type { BadPage } from './bad-page.ts';
import { page } from './tiny-site.ts';

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([...part]))));

export const FILES: readonly BadPage[] = [
  {
    name: 'latin-1',
    content: bytes(page('Latin', 'un caf'), [0xe9, 0x0a]),
    problems: ['latin-1.md:6:1 error invalid-encoding'],
  },
  {
    name: 'nul',
    content: page('Nul', 'a\0b'),
    problems: ['nul.md:5:2 error invalid-encoding'],
  },
  {
    name: 'utf-16',
    content: bytes([0xff, 0xfe], [...Buffer.from(page('Wide', 'text'), 'utf16le')]),
    problems: ['utf-16.md:1:1 error invalid-encoding'],
  },
  {
    // Windows line endings are no problem, and do not change the places of others.
    name: 'crlf',
    content: page('Windows', '## A heading\n\nText {{< nope-g >}} and\n{{< note >}}\nmore.').replaceAll(
      '\n',
      '\r\n',
    ),
    problems: ['crlf.md:7:6 error unknown-shortcode', 'crlf.md:8:1 error unclosed-shortcode'],
    shows: '<h2 id="a-heading">A heading</h2>',
  },
  {
    name: 'byte-order-mark',
    content: `\uFEFF${page('Marked', 'Text {{< nope-h >}}.')}`,
    problems: ['byte-order-mark.md:5:6 error unknown-shortcode'],
    shows: '<h1>Marked</h1>',
  },
  {
    name: 'byte-order-mark-alone',
    content: '\uFEFFText {{< nope-i >}}.\n',
    problems: [
      'byte-order-mark-alone.md:1:1 warning invalid-front-matter',
      'byte-order-mark-alone.md:1:6 error unknown-shortcode',
    ],
    shows: 'Text',
  },
  {
    name: 'empty',
    content: '',
    problems: ['empty.md:1:1 warning invalid-front-matter'],
    box: false,
  },
  {
    name: 'endless-front-matter',
    content: '---\ntitle: Endless\n\nText.\n',
    problems: ['endless-front-matter.md:1:1 error invalid-front-matter'],
    box: false,
  },
  {
    name: 'bad-yaml',
    content: '---\ntitle: [a, b\nweight: 1\n---\n\nText.\n',
    problems: ['bad-yaml.md:3:1 error invalid-front-matter'],
    box: false,
    shows: 'Text.',
  },
  {
    name: 'duplicate-keys',
    content: '---\ntitle: One\ntitle: Two\n---\n\nText.\n',
    problems: ['duplicate-keys.md:3:1 warning invalid-front-matter'],
    box: false,
    shows: 'Text.',
  },
  {
    name: 'long-line',
    content: page('Long', `short\n${'x'.repeat(10 * 1024 * 1024 + 1)}`),
    problems: ['long-line.md:6:1 error too-large'],
  },
  {
    name: 'deep-quotes',
    content: page('Deep', `Text.\n\n${'>'.repeat(10_000)} x`),
    problems: ['deep-quotes.md:7:1 error too-deep'],
  },
  {
    name: 'deep-lists',
    content: page('Deep', `${'- '.repeat(10_000)}x`),
    problems: ['deep-lists.md:5:1 error too-deep'],
  },
];
