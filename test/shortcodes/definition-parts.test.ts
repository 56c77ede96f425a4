import { describe, expect, it } from 'vitest';
import { fillVerbs } from '../../src/presets/kubernetes/shortcodes/releases/release-table.ts';
import { addMinor } from '../../src/presets/kubernetes/shortcodes/releases/versions.ts';
import { parseHighlightOptions, trimCode } from '../../src/shortcodes/parts/highlight-options.ts';
import { templateUrl } from '../../src/shortcodes/parts/template-url.ts';
import { valueToText } from '../../src/shortcodes/parts/values.ts';

describe('parseHighlightOptions', () => {
  it.each([
    [
      'linenos=table,hl_lines=8 15-17,linenostart=199',
      { lineNumbers: true, highlightLines: '8 15-17', firstLine: 199 },
    ],
    ['hl_lines=[2,"4-6"],linenos=false', { highlightLines: '2 4-6', lineNumbers: false }],
    ['style=emacs', {}],
    [undefined, {}],
  ])('reads %s', (options, expected) => {
    expect(parseHighlightOptions(options)).toEqual(expected);
  });
});

it('trimCode keeps the indentation of the first line', () => {
  expect(trimCode('\n  \n  a:\n    b\n\n')).toBe('  a:\n    b');
});

it.each([
  ['**%s** by %s', '**1.26** by 2023'],
  ['%[2]s: %[1]s', '2023: 1.26'],
  ['100 %% %s', '100 % 1.26'],
  ['%s %s %s', '1.26 2023 %s'],
])('fillVerbs fills %j', (format, expected) => {
  expect(fillVerbs(format, ['1.26', '2023'])).toBe(expected);
});

it.each([
  ['1.26', -1, undefined, '1.25'],
  ['1.9', 1, '-', '1-10'],
  ['2', 1, undefined, undefined],
])('addMinor(%j, %j, %j) is %j', (version, difference, separator, expected) => {
  expect(addMinor(version, difference, separator)).toBe(expected);
});

it('valueToText prints as Go does', () => {
  expect([undefined, null, true, 1.5, ['a', 1], { b: 1, a: ['x'] }].map(valueToText)).toEqual([
    '',
    '',
    'true',
    '1.5',
    '[a 1]',
    'map[a:[x] b:1]',
  ]);
});

it.each([
  ['/ko/a/#파드-b', '/ko/a/#%ed%8c%8c%eb%93%9c-b'],
  ['/a?b=c&d=%C3%A9', '/a?b=c&d=%C3%A9'],
  ['/50%/a b', '/50%25/a%20b'],
  ['/(a)\'"', '/%28a%29%27%22'],
])('templateUrl writes %j', (url, expected) => {
  expect(templateUrl(url)).toBe(expected);
});
