import { describe, expect, it } from 'vitest';
import {
  createSlotTable,
  mayHoldSlots,
  type Slot,
  SlotsExhausted,
  splitAtSlots,
} from '../../src/shortcodes/index.ts';

const text = (value: string): Slot => ({ kind: 'text', text: value });

describe('a slot', () => {
  it('is one character of a private plane, and gives back its output', () => {
    const slots = createSlotTable();
    const chars = ['a', 'b', 'c'].map((value) => slots.add(text(value)));
    for (const char of chars) expect(char).toMatch(/^[\u{F0000}-\u{10FFFD}]$/u);
    expect(chars.map((char) => slots.get(char))).toEqual([text('a'), text('b'), text('c')]);
  });

  it('is unknown to other pages', () => {
    const char = createSlotTable().add(text('a'));
    expect(createSlotTable().get(char)).toBeUndefined();
  });

  it('comes to an end after all private characters', () => {
    const slots = createSlotTable();
    expect(() => {
      for (;;) slots.add(text(''));
    }).toThrow(SlotsExhausted);
  });
});

describe('splitAtSlots', () => {
  it('gives text and outputs in turn', () => {
    const slots = createSlotTable();
    const [one, two] = [slots.add(text('1')), slots.add(text('2'))];
    expect(splitAtSlots(`a${one}${two}b`, slots)).toEqual(['a', text('1'), text('2'), 'b']);
    expect(splitAtSlots('a', slots)).toEqual(['a']);
    expect(splitAtSlots('', slots)).toEqual([]);
  });

  it('treats private-use characters that are no slots as text', () => {
    expect(splitAtSlots('a\u{FFFFD}b', createSlotTable())).toEqual(['a\u{FFFFD}b']);
  });
});

describe('mayHoldSlots', () => {
  it.each([
    ['a', false],
    ['😀 𐐀 中', false],
    ['\ue000', false],
    ['a\u{F0000}', true],
    ['\u{10FFFD}', true],
  ])('of “%s” is %s', (value, may) => {
    expect(mayHoldSlots(value)).toBe(may);
  });
});
