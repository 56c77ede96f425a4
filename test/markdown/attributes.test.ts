import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Attributes,
  attributesToProperties,
  parseAttributes,
  parseTrailingAttributes,
} from '../../src/markdown/attributes.ts';

describe('parseAttributes', () => {
  it.each([
    ['{#id}', { id: 'id' }],
    ['{#a.b:c_d-e}', { id: 'a.b:c_d-e' }],
    ['{#сервіс}', { id: 'сервіс' }],
    ['{.a .b}', { classes: ['a', 'b'] }],
    ['{ #id , .c, k=v }', { id: 'id', classes: ['c'], values: { k: 'v' } }],
    [
      '{k="a b" l=\'c\' m=1 n=true o=[1,"2-3"]}',
      { values: { k: 'a b', l: 'c', m: '1', n: true, o: '[1,"2-3"]' } },
    ],
    ['{k="say \\"x\\" }"}', { values: { k: 'say "x" }' } }],
    ['{#a #b}', { id: 'a' }],
    ['{k=1 k=2}', { values: { k: '1' } }],
    [
      '{constructor=a toString=b __proto__=c}',
      { values: { constructor: 'a', toString: 'b', ['__proto__']: 'c' } },
    ],
    ['{##id}', { id: 'id' }],
    ['{# .}', {}],
    ['{}', {}],
  ])('reads %s', (text, read) => {
    const parsed = parseAttributes(text, 0);
    expect(parsed?.end).toBe(text.length);
    const { id, classes, values } = parsed?.attributes ?? {};
    expect({ id, classes, values: Object.entries(values ?? {}) }).toEqual({
      id: undefined,
      classes: [],
      ...read,
      values: 'values' in read ? Object.entries(read.values) : [],
    });
  });

  it.each(['', 'x', '{', '{#id', '{#a/b}', '{a b}', '{a=}', '{a="b}', '{{#id}}', '{%id}'])(
    'finds no list in “%s”',
    (text) => {
      expect(parseAttributes(text, 0)).toBeUndefined();
    },
  );
});

describe('parseTrailingAttributes', () => {
  it.each([
    ['Title {#id}', 6],
    ['Title {#id}  ', 6],
    ['Title{#id}', 5],
    ['{a} and {#id}', 8],
    ['Title {#a}{#b}', 10],
  ])('of “%s” starts at %i', (line, start) => {
    expect(parseTrailingAttributes(line)?.start).toBe(start);
  });

  it.each(['Title', 'Title {#id} more', 'Title \\{#id}', 'Title {a b}'])('is not in “%s”', (line) => {
    expect(parseTrailingAttributes(line)).toBeUndefined();
  });
});

describe('attributesToProperties', () => {
  it('gives class and id from wherever they stand, and no handlers of events', () => {
    const attributes: Attributes = {
      id: undefined,
      classes: ['a'],
      values: { class: 'b  c', id: 'x', title: 't', onclick: 'x', onLoad: 'y', 'data-on': 'z' },
    };
    expect(attributesToProperties(attributes)).toEqual({
      className: ['a', 'b', 'c'],
      id: 'x',
      title: 't',
      'data-on': 'z',
    });
  });
});

const name = fc.stringMatching(/^[A-Za-z_:][\w:.-]{0,6}$/);
const short = fc.stringMatching(/^[A-Za-zéш中0-9_:.-]{1,6}$/u);
const separator = fc.constantFrom(' ', ',', ', ', '\t');

describe('an attribute list', () => {
  it('is read as it was written', () => {
    const list = fc.record({
      id: fc.option(short, { nil: undefined }),
      classes: fc.array(short, { maxLength: 3 }),
      values: fc.dictionary(name, fc.oneof(fc.string({ unit: 'grapheme' }), fc.boolean()), { maxKeys: 4 }),
    });
    fc.assert(
      fc.property(list, separator, ({ id, classes, values }, between) => {
        const quote = (value: string) => `"${value.replace(/["\\]/g, '\\$&')}"`;
        const parts = [
          ...(id === undefined ? [] : [`#${id}`]),
          ...classes.map((one) => `.${one}`),
          ...Object.entries(values).map(
            ([key, value]) => `${key}=${typeof value === 'string' ? quote(value) : value}`,
          ),
        ];
        const written = `{${parts.join(between)}}`;
        const parsed = parseAttributes(`x${written}y`, 1);
        expect(parsed?.end).toBe(1 + written.length);
        expect(parsed?.attributes.id).toBe(id);
        expect(parsed?.attributes.classes).toEqual(classes);
        expect(Object.entries(parsed?.attributes.values ?? {})).toEqual(Object.entries(values));
      }),
    );
  });

  it('is read or refused, never more than the text has', () => {
    const text = fc.string({
      unit: fc.constantFrom('{', '}', '#', '.', 'a', '=', '"', "'", ' ', ',', '[', ']', '\\', '1'),
    });
    fc.assert(
      fc.property(text, (written) => {
        const parsed = parseAttributes(written, 0);
        if (parsed !== undefined) expect(written.slice(0, parsed.end)).toMatch(/^\{.*\}$/s);
        const trailing = parseTrailingAttributes(written);
        if (trailing !== undefined) expect(written.slice(trailing.start)).toMatch(/^\{.*\}\s*$/s);
      }),
      { numRuns: 2000 },
    );
  });
});
