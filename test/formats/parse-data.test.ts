import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DataFormat, parseData } from '../../src/formats/index.ts';

function parse(format: DataFormat, text: string, startLine?: number) {
  return parseData({
    format,
    text,
    file: 'a',
    code: 'invalid-front-matter',
    ...(startLine === undefined ? {} : { startLine }),
  });
}

/** `line:column severity message → hint`, one a line. */
function faults(format: DataFormat, text: string): string {
  return parse(format, text)
    .problems.map(({ place, severity, message, hint }) => {
      const at = place.kind === 'file' ? `${place.start.line}:${place.start.column}` : '?';
      return `${at} ${severity} ${message} → ${hint}`;
    })
    .join('\n');
}

describe('YAML', () => {
  // What Hugo 0.111.3 prints for `printf "%T %v"` of each, as front matter and as data.
  it.each([
    ['yes', true],
    ['Off', false],
    ['y', true],
    ['yES', 'yES'],
    ['True', true],
    ['~', null],
    ['', null],
    ['nULL', 'nULL'],
    ['12', 12],
    ['010', 8],
    ['0o10', 8],
    ['0x1F', 31],
    ['-0x1f', -31],
    ['0b101', 5],
    ['0b12', '0b12'],
    ['1_000', 1000],
    ['_1', '_1'],
    ['+5', 5],
    ['012345678', 12_345_678],
    ['1.0', 1],
    ['.5', 0.5],
    ['1.', 1],
    ['1E3', 1000],
    ['.e3', '.e3'],
    ['1.2.3', '1.2.3'],
    ['0x', '0x'],
    ['.inf', Number.POSITIVE_INFINITY],
    ['.nan', Number.NaN],
    ['nan', 'nan'],
    ['12:30:45', '12:30:45'],
    ['2023-01-05', '2023-01-05'],
    ['2023-01-05 10:11:12 +0200', '2023-01-05 10:11:12 +0200'],
    ['"yes"', 'yes'],
    ["'12'", '12'],
    ['!!str 12', '12'],
    ['!!binary aGVsbG8=', 'hello'],
    ['!own text', 'text'],
    ['e#f', 'e#f'],
    ['[a, 1, yes]', ['a', 1, true]],
  ])('reads %s as Hugo does', (text, value) => {
    expect(parse('yaml', `key: ${text}`)).toEqual({ value: { key: value }, problems: [] });
  });

  it('leaves scalars text where that is asked for', () => {
    const data = {
      format: 'yaml',
      text: 'a: Yes\nb: 012\nc:',
      file: 'a',
      code: 'invalid-ui-strings',
    } as const;
    expect(parseData({ ...data, scalars: 'text' }).value).toEqual({ a: 'Yes', b: '012', c: '' });
  });

  it('keeps keys as they are written', () => {
    expect(parse('yaml', 'on: 1\n2: b\ny: c').value).toEqual({ on: 1, 2: 'b', y: 'c' });
  });

  it('merges `<<` with lower precedence than the map’s own keys', () => {
    const text = 'base: &b {x: 1, y: 2}\none: {x: 9, <<: *b}\ntwo: {<<: [{y: 3}, *b], z: 4}';
    expect(parse('yaml', text).value).toEqual({
      base: { x: 1, y: 2 },
      one: { x: 9, y: 2 },
      two: { y: 3, x: 1, z: 4 },
    });
  });

  it('accepts keys with the names of inherited object properties', () => {
    const { value } = parse('yaml', '__proto__: {polluted: yes}\nconstructor: 1');
    expect(Object.entries(value ?? {})).toEqual([
      ['__proto__', { polluted: true }],
      ['constructor', 1],
    ]);
    expect('polluted' in {}).toBe(false);
  });

  it('says what is wrong, where, and what to do', () => {
    const texts = [
      'a: 1\na: 2',
      'a: b: c',
      'a: 1\n  b: 2',
      'a: @foo',
      'a: `foo`',
      'a: [1, 2\n',
      'a: {{x}}',
      'a: "open\nb: 2',
      "a: 'it's'",
      'a: "x\\qy"',
      'a:\n\t- x',
      'a: - b',
      'a: 1\nb:2',
      'a:\n  - b\n - c',
      'a: *foo',
      'a: &a [*a]',
      'a: 1\n---\nb: 2',
      'a: ]',
      '['.repeat(20_000),
    ];
    expect(
      texts.map((text) => `${JSON.stringify(text.slice(0, 30))}\n${faults('yaml', text)}`).join('\n\n'),
    ).toMatchInlineSnapshot(`
      ""a: 1\\na: 2"
      2:1 warning Unexpected second key “a”, expected each key once. → Remove one of the two; the last one counts.

      "a: b: c"
      1:5 error Unexpected “: c” inside a value, expected one “key: value” on a line. → Put the value in quotes, or give the line the indentation of its neighbours.

      "a: 1\\n  b: 2"
      2:4 error Unexpected “: 2” inside a value, expected one “key: value” on a line. → Put the value in quotes, or give the line the indentation of its neighbours.

      "a: @foo"
      1:4 error Unexpected “@foo”, expected a value that starts with a letter, a digit or a quote. → Put the value in quotes.

      "a: \`foo\`"
      1:4 error Unexpected “\`foo\`”, expected a value that starts with a letter, a digit or a quote. → Put the value in quotes.

      "a: [1, 2\\n"
      2:1 error Unexpected end of the text, expected “]”. → Close the list or table with “]”, or put the value in quotes.

      "a: {{x}}"
      1:5 error Unexpected “{x}}” as a key, expected text. → Put a value that starts with a brace in quotes.

      "a: \\"open\\nb: 2"
      2:5 error Unexpected end of a quoted text, expected its closing “"”. → Add the closing quote.

      "a: 'it's'"
      1:8 error Unexpected “s'” after the end of a value, expected the end of the line. → Put the whole value in quotes, and write a quote inside single quotes twice.

      "a: \\"x\\\\qy\\""
      1:6 error Unexpected “\\q” in a double-quoted text, expected an escape that YAML knows. → Write \\\\ for a backslash, or use single quotes.

      "a:\\n\\t- x"
      2:1 error Unexpected tab in the indentation, expected spaces. → Replace the tab by spaces.

      "a: - b"
      1:4 error Unexpected “- b” on the line of its key, expected it on a line of its own. → Start the list on the next line, or put the value in quotes.

      "a: 1\\nb:2"
      2:1 error Unexpected “b:2”, expected “key: value”. → Write a colon and a space after the key, or indent the line to continue the value above.

      "a:\\n  - b\\n - c"
      3:1 error Unexpected indentation of “- c”, expected that of its neighbours. → Give all entries of a list or table the same indentation.

      "a: *foo"
      1:4 error Unexpected alias *foo, expected the name of an anchor that is complete before it. → Put the value in quotes, or define the anchor &foo above.

      "a: &a [*a]"
      1:8 error Unexpected alias *a, expected the name of an anchor that is complete before it. → Put the value in quotes, or define the anchor &a above.

      "a: 1\\n---\\nb: 2"
      2:1 warning Unexpected second document, expected one. → Remove it; only the first one is read.

      "a: ]"
      1:4 error Unexpected “]”, expected valid YAML (Unexpected flow-seq-end token in YAML stream: "]"). → Check the indentation, and put values with special characters in quotes.

      "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
      1:201 error Unexpected depth of nesting, expected at most 200 lists and tables inside each other. → Nest lists and tables less deeply."
    `);
  });

  it('still reads a file whose fault is a warning', () => {
    expect(parse('yaml', 'a: 1\na: 2').value).toEqual({ a: 2 });
    expect(parse('yaml', 'a: 1\nb: [').value).toBeUndefined();
  });

  it('refuses aliases that grow without measure', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 10; level += 1) {
      lines.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`);
    }
    expect(faults('yaml', lines.join('\n'))).toContain('Unexpected growth by aliases');
  });

  it('gives places in the file where the text does not start it', () => {
    const [problem] = parse('yaml', 'title: x\ndraft: [', 2).problems;
    expect(problem?.place).toMatchObject({ file: 'a', start: { line: 3 } });
    expect(problem?.code).toBe('invalid-front-matter');
  });
});

describe('TOML', () => {
  it('makes ISO 8601 text of dates', () => {
    const text =
      'a = 2020-01-01\nb = 2020-01-01 10:00:00\nc = 2020-01-01T10:00:00.5+02:00\nd = 10:00:00\ne = 2020-01-01T10:00:00Z';
    expect(parse('toml', text).value).toEqual({
      a: '2020-01-01',
      b: '2020-01-01T10:00:00',
      c: '2020-01-01T10:00:00.500+02:00',
      d: '10:00:00',
      e: '2020-01-01T10:00:00Z',
    });
  });

  it('says what is wrong, where, and what to do', () => {
    const texts = [
      'a = 1\na = 2',
      'a = x',
      '[a\nb = 1',
      'a = "x',
      'a = "\\q"',
      'a = [1, 2',
      'a b = 1',
      'a = 2020-13-01',
      '[t]\na = 1\n[t]',
    ];
    expect(texts.map((text) => faults('toml', text)).join('\n')).toMatchInlineSnapshot(`
      "2:1 error Unexpected “a = 2”, expected valid TOML (trying to redefine an already defined table or value). → Remove one of the two.
      1:5 error Unexpected “x”, expected valid TOML (invalid value). → Put text in quotes, and check the brackets and quotes before this place.
      1:3 error Unexpected end of line, expected valid TOML (illegal character in key). → Put text in quotes, and check the brackets and quotes before this place.
      1:5 error Unexpected “"x”, expected valid TOML (unfinished string). → Add the closing quote or bracket.
      1:7 error Unexpected “q"”, expected valid TOML (unrecognised escape sequence). → Write \\\\ for a backslash, or use single quotes.
      1:10 error Unexpected end of line, expected valid TOML (expected comma or end of structure). → Put text in quotes, and check the brackets and quotes before this place.
      1:3 error Unexpected “b = 1”, expected valid TOML (illegal character in key). → Put text in quotes, and check the brackets and quotes before this place.
      1:5 error Unexpected “2020-13-01”, expected valid TOML (invalid date). → Write dates as 2006-01-02 or 2006-01-02T15:04:05Z.
      3:2 error Unexpected “t]”, expected valid TOML (trying to redefine an already defined table or value). → Remove one of the two."
    `);
  });
});

describe('JSON', () => {
  it('says what is wrong, where, and what to do', () => {
    const texts = [
      '{"a": 1,}',
      '{a: 1}',
      '',
      '[1, 2',
      '{"a" 1}',
      '{"a": 1} x',
      '{"a": 01}',
      '// c\n{}',
      '{"a": "x\ny"}',
    ];
    expect(texts.map((text) => faults('json', text)).join('\n')).toMatchInlineSnapshot(`
      "1:9 error Unexpected “}”, expected a key in double quotes. → Remove the comma before it.
      1:2 error Unexpected “a: 1}”, expected a key in double quotes or “}”. → Write JSON: double quotes round keys and text, commas between entries, no comments.
      1:1 error Unexpected end of the text, expected a value. → Write JSON: double quotes round keys and text, commas between entries, no comments.
      1:6 error Unexpected end of the text, expected “,” or “]”. → Write JSON: double quotes round keys and text, commas between entries, no comments.
      1:6 error Unexpected “1}”, expected “:”. → Write JSON: double quotes round keys and text, commas between entries, no comments.
      1:10 error Unexpected “x”, expected the end. → Write JSON: double quotes round keys and text, commas between entries, no comments.
      1:7 error Unexpected “01}”, expected a value. → Write JSON: double quotes round keys and text, commas between entries, no comments.
      1:1 error Unexpected “// c”, expected a value. → Write JSON: double quotes round keys and text, commas between entries, no comments.
      1:7 error Unexpected “"x”, expected a value. → Write JSON: double quotes round keys and text, commas between entries, no comments."
    `);
  });

  it('finds a place in the text exactly when the text is not JSON', () => {
    const damaged = fc
      .tuple(fc.json({ maxDepth: 3 }), fc.nat(), fc.constantFrom('', ',', '}', ']', '"', 'x', ':', '\\', '{'))
      .map(([text, at, insert]) => {
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + insert + text.slice(cut + 1);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        const { value, problems } = parse('json', text);
        const [problem] = problems;
        if (problem === undefined) {
          expect(value).toEqual(JSON.parse(text));
          return;
        }
        expect(() => JSON.parse(text)).toThrow(SyntaxError);
        if (problem.place.kind !== 'file') throw new Error('a problem without a place');
        const { line, column } = problem.place.start;
        expect(column).toBeLessThanOrEqual((text.split('\n')[line - 1] ?? '').length + 1);
      }),
    );
  });
});

it('never throws, and explains why there is no value', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab:-[]{}"\'#&*!|>%@`=.,\n\t <\\01é'), maxLength: 40 });
  fc.assert(
    fc.property(fc.constantFrom<DataFormat>('yaml', 'toml', 'json'), text, (format, source) => {
      const { value, problems } = parse(format, source);
      expect(value === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
    }),
    { numRuns: 2000 },
  );
});
