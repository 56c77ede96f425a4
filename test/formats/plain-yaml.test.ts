/** The fast reader of plain YAML either has the same result as the parser, or none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainYaml } from '../../src/formats/plain-yaml.ts';
import { parseAnyYaml } from '../../src/formats/yaml.ts';
import { resolveYamlScalar } from '../../src/formats/yaml-scalar.ts';

const MODES = [
  ['typed', resolveYamlScalar],
  ['text', (scalar: string) => scalar],
] as const;

/** Pieces of text that have a meaning in YAML when combined. */
const PIECE = fc.oneof(
  fc.constantFrom(
    'a',
    'key',
    'title',
    'yes',
    'no',
    '~',
    'null',
    '1',
    '-1',
    '0x1f',
    '1.5',
    '.5',
    '+3',
    '2026-01-02',
  ),
  fc.constantFrom(
    ':',
    ': ',
    '- ',
    '-',
    '#',
    ' #',
    ' ',
    '  ',
    '\n',
    '\n',
    '\n  ',
    '\n- ',
    '\n  - ',
    '\r',
    '\t',
  ),
  fc.constantFrom(
    '"',
    "'",
    '\\',
    '|',
    '>',
    '&a',
    '*a',
    '!',
    '!!str',
    '%',
    '@',
    '`',
    '[',
    ']',
    '{',
    '}',
    ',',
    '?',
    '? ',
  ),
  fc.constantFrom(
    '---',
    '...',
    '<<',
    '__proto__',
    'é',
    '中文',
    '\u00a0',
    '\u0085',
    '\u2028',
    '\ufeff',
    '🙂',
    '\u0001',
  ),
);
const ENTRY = fc
  .tuple(
    fc.constantFrom('a', 'b', 'title', 'a-b', 'y', '1', 'a b', '"q"', '__proto__', '<<'),
    fc.constantFrom(
      ':',
      ': ',
      ':  ',
      ' : ',
      ':\n- ',
      ':\n  - ',
      ':\n\n- ',
      ':\n# c\n- ',
      ': >\n  ',
      ': |-\n  ',
      ': >-\n\n  ',
    ),
    fc.array(PIECE, { maxLength: 4 }),
  )
  .map(([key, colon, value]) => key + colon + value.join(''));
const TEXT = fc.oneof(
  fc.array(PIECE, { maxLength: 16 }).map((pieces) => pieces.join('')),
  fc.array(ENTRY, { maxLength: 5 }).map((entries) => `${entries.join('\n')}\n`),
);

describe('plain YAML', () => {
  it.each(MODES)('is what the parser says of it, %s', (mode, plain) => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const value = readPlainYaml(text, plain);
        if (value === undefined) return;
        expect({ kind: 'value', value, warnings: [] }).toStrictEqual(parseAnyYaml(text, mode));
      }),
      { numRuns: 3000 },
    );
  });

  it('has the entries that front matter mostly has', () => {
    const text = [
      'title: "Pods: an overview"',
      'linkTitle: Pods',
      'weight: 10',
      '# shown on the home page',
      'reviewers:',
      '- ann',
      '- bob-7',
      '',
      'draft: no',
      "date: '2026-01-02'",
      'description:',
      'summary: >',
      '  What runs',
      '  containers.',
      '',
      'note: |-',
      '  One',
      '  # two',
      'slug: pods/overview.html  ',
      '',
    ].join('\n');
    expect(readPlainYaml(text, resolveYamlScalar)).toEqual({
      title: 'Pods: an overview',
      linkTitle: 'Pods',
      weight: 10,
      reviewers: ['ann', 'bob-7'],
      draft: false,
      date: '2026-01-02',
      description: null,
      summary: 'What runs containers.\n',
      note: 'One\n# two',
      slug: 'pods/overview.html',
    });
  });

  it.each([
    ['a map in a map', 'a:\n  b: 1\n'],
    ['a text of several paragraphs', 'a: >-\n  b\n\n  c\n'],
    ['a text whose lines begin at several places', 'a: |\n  b\n    c\n'],
    ['a text that goes on', 'a: b\n  c\n'],
    ['a key that stands twice', 'a: 1\na: 2\n'],
    ['escapes', 'a: "\\u0041"\n'],
    ['a comment behind a value', 'a: b # c\n'],
    ['brackets', 'a: [b]\n'],
    ['an alias', 'a: *b\n'],
    ['items of several depths', 'a:\n- b\n  - c\n'],
    ['an item that is a map', 'a:\n- b: c\n'],
    ['nothing', ''],
  ])('leaves %s to the parser', (_, text) => {
    expect(readPlainYaml(text, resolveYamlScalar)).toBeUndefined();
  });
});
