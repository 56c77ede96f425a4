import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateTimeToIso, dateTimeToMs, parseDateTime } from '../../src/formats/index.ts';

describe('parseDateTime', () => {
  it.each([
    ['2023-01-05', '2023-01-05'],
    ['2023-1-5', '2023-01-05'],
    ['2023-01-05T10:11:12Z', '2023-01-05T10:11:12Z'],
    ['2023-01-05 10:11:12', '2023-01-05T10:11:12'],
    ['2023-01-05 10:11', '2023-01-05T10:11:00'],
    ['2023-01-05 10:11:12 +0200', '2023-01-05T10:11:12+02:00'],
    ['2023-01-05 10:11:12 -07', '2023-01-05T10:11:12-07:00'],
    ['2023-01-05T10:11:12.123456Z', '2023-01-05T10:11:12.123Z'],
    ['2023-01-05 10:11:12 +0000 UTC', '2023-01-05T10:11:12Z'],
    ['02 Jan 2006', '2006-01-02'],
    ['Mon, 02 Jan 2006 15:04:05 -0700', '2006-01-02T15:04:05-07:00'],
    [' 2023-01-05 ', '2023-01-05'],
  ])('reads %s', (text, iso) => {
    const date = parseDateTime(text);
    expect(date === undefined ? undefined : dateTimeToIso(date)).toBe(iso);
  });

  it.each([
    '',
    'soon',
    '2023-02-29',
    '2023-13-01',
    '2023-01-05T24:00:00',
    '2023',
    '05.01.2023',
    '30 Foo 2023',
  ])('does not take %j for a date', (text) => {
    expect(parseDateTime(text)).toBeUndefined();
  });

  it('reads back what it writes', () => {
    const dates = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const parsed = parseDateTime(date.toISOString());
        expect(parsed).toBeDefined();
        if (parsed === undefined) return;
        expect(parseDateTime(dateTimeToIso(parsed))).toEqual(parsed);
        expect(dateTimeToMs(parsed)).toBe(date.getTime());
      }),
    );
  });
});
