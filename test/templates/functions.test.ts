/** Functions in Hugo's documentation, with the output of Hugo 0.169. */
import { describe, expect, it } from 'vitest';
import { ALIASES, ALL_NAMES } from '../../src/templates/functions/names.ts';
import { createFunctionTable, GoMap, GoRecord } from '../../src/templates/index.ts';
import { run } from './run.ts';

describe('functions', () => {
  it.each([
    [
      'printf "%5.2f|%-4d|%04d|%x|%q|%T|%v" 3.14159 7 7 255 "a" 1.0 (slice 1 "b")',
      ' 3.14|7   |0007|ff|"a"|float64|[1 b]',
    ],
    ['printf "%s %d" "x"', 'x %!d(MISSING)'],
    ['printf "%d" "x"', '%!d(string=x)'],
    ['printf "%d" 1 2', '1%!(EXTRA int=2)'],
    ['printf "%[2]s %[1]s" "a" "b"', 'b a'],
    ['print 1e6 "a" 2 3', '1e+06a2 3'],
    ['add 1 2.5', '3.5'],
    ['div 7 2', '3'],
    ['mod -7 3', '-1'],
    ['math.Round -2.5', '-3'],
    ['math.Max 1 (slice 5 3)', '5'],
    ['len "é"', '2'],
    ['index (dict "a" (dict "b" 1)) "a" "b"', '1'],
    ['index (slice 1 2) 5', ''],
    ['dict (slice "a" "b") 1', 'map[a:map[b:1]]'],
    ['merge (dict "a" 1 "b" (dict "x" 1)) (dict "A" 2 "b" (dict "y" 2))', 'map[A:2 b:map[x:1 y:2]]'],
    ['delimit (slice 1 2 3) ", " " and "', '1, 2 and 3'],
    ['where (slice (dict "w" 1) (dict "w" 2)) "w" ">" 1', '[map[w:2]]'],
    ['sort (slice "b" "A" "c") "value" "desc"', '[c b A]'],
    ['first 2 (slice 1 2 3)', '[1 2]'],
    ['append (slice 3) (slice 1 2)', '[1 2 3]'],
    ['uniq (slice 1 1 2)', '[1 2]'],
    ['seq 2 2 6', '[2 4 6]'],
    ['sort (shuffle (slice 3 1 2))', '[1 2 3]'],
    ['printf "%T" (shuffle (slice 1 2))', '[]int'],
    ['in "abc" "b"', 'true'],
    ['default "x" ""', 'x'],
    ['cond true 1 2', '1'],
    ['humanize "my-html_page"', 'My HTML page'],
    ['humanize 103', '103rd'],
    ['title "the way of the cat"', 'The Way of the Cat'],
    ['replace "aaa" "a" "b" 2', 'bba'],
    ['replaceRE "(a+)(b)" "$2$1" "aab"', 'baa'],
    ['findRE "[a-z]" "a1b2" 1', '[a]'],
    ['substr "abcdef" -3 2', 'de'],
    ['strings.TrimPrefix "a" "abc"', 'bc'],
    ['truncate 5 "Hello <world>"', 'Hello …'],
    ['urlize "A b & c/d"', 'a-b-c/d'],
    ['plainify "<p>a</p>"', 'a\n'],
    ['jsonify (dict "b" 1 "a" "<")', '{"a":"\\u003c","b":1}'],
    ['dateFormat "Jan 2, 2006" "2023-10-05"', 'Oct 5, 2023'],
    ['(time "2023-10-05T10:00:00Z").Weekday', 'Thursday'],
    ['(time.ParseDuration "90m").Hours', '1.5'],
    ['path.Join "a" "../b"', 'b'],
    ['(urls.Parse "https://e.org:81/p?q#f").Host', 'e.org:81'],
    ['transform.Unmarshal "a: 1"', 'map[a:1]'],
    ['apply (slice 1 2) "printf" "<%d>" "."', '[<1> <2>]'],
    ['base64Decode (base64Encode "é")', 'é'],
    ['union (slice 1 2) (slice 1.5 3)', '[1 2 3]'],
    ['union (slice 1 2) (slice "a")', '[]'],
    ['union (slice) (slice "a")', '[a]'],
    ['intersect (slice true "a" 1) (slice 1 true "a")', '[a 1]'],
    ['symdiff (slice 1 2) (slice 2 3)', '[3 1]'],
    [
      'printf "%T %T" (slice (dict) (dict)) (first 1 (slice 1 "a"))',
      '[]map[string]interface {} []interface {}',
    ],
    ['printf "%+d|%x|%q" 1.5 2.5 (slice nil)', '%!d(float64=+1.5)|0x1.4p+01|[<nil>]'],
    ['(urls.Parse "https://e.org/a b?q=é#é").String', 'https://e.org/a%20b?q=é#%C3%A9'],
    ['urls.JoinPath "a" "b?c" ""', 'a/b%3Fc'],
    ['path.Split "a/b"', 'a/|b'],
    ['transform.XMLEscape "a\\tb & c"', 'a&#x9;b &amp; c'],
    [
      'delimit (apply (slice "city" "box" "person" "status" "day") "pluralize" ".") " "',
      'cities boxes people statuses days',
    ],
    [
      'delimit (apply (slice "cities" "boxes" "people" "class" "days") "singularize" ".") " "',
      'city box person class day',
    ],
    [
      'transform.Remarshal "json" "[[a]]\\nb = 1"',
      '{\n   "a": [\n      {\n         "b": 1\n      }\n   ]\n}\n',
    ],
    [
      'transform.Remarshal "json" (dict "a" "x -> <y> & z")',
      '{\n   "a": "x -\\u003e \\u003cy\\u003e \\u0026 z"\n}\n',
    ],
    ['transform.Remarshal "yaml" (dict "b" (slice 1 2) "a" "x")', 'a: x\nb:\n  - 1\n  - 2\n'],
    ['int 1e21', '-9223372036854775808'],
  ])('%s', (expression, expected) => {
    expect(run(`{{ ${expression} }}`, {}, false)).toBe(expected === '' ? '<no value>' : expected);
  });

  it('are linear in the text for any regular expression', () => {
    expect(run('{{ findRE "(a+)+$" .t }}', { t: `${'a'.repeat(5000)}b` })).toBe('[]');
    expect(run('{{ replaceRE "(?=a)" "" "a" }}')).toMatch(/^execute/);
  });

  it('find no addresses in what is none', () => {
    for (const text of ['1:b/c', ':x', '/%zz']) expect(run(`{{ urls.Parse "${text}" }}`)).toMatch(/^execute/);
  });

  it('compare numbers by their kinds before Hugo 0.166', () => {
    const isEqual = (version: number) =>
      createFunctionTable({ version })
        .get('eq')
        ?.call([1n, 1], { spend: () => {} });
    expect([isEqual(165), isEqual(166)]).toEqual([false, true]);
  });

  it('exist by version', () => {
    const old = createFunctionTable({ version: 111 });
    const space = old.get('math')?.call([], { spend: () => {} });
    expect(space instanceof Object && 'member' in space).toBe(true);
    expect(space instanceof GoRecord || space instanceof GoMap).toBe(false);
    expect(createFunctionTable({ version: 140 }).isUnsupported('try')).toBe(false);
  });

  it('have a full name for each short one', () => {
    expect([...ALIASES.values()].filter((name) => !ALL_NAMES.has(name))).toEqual([]);
  });
});
