import { describe, expect, it } from 'vitest';
import { formatDate, formatGoDate, formatNumber } from '../../src/ui/index.ts';

describe('formatGoDate', () => {
  // The output of Hugo 0.111.3 for `time.Format`, except for Chinese, for which Hugo prints English names.
  it.each([
    ['en', 'Monday, January 02, 2006', 'Thursday, January 05, 2023'],
    ['fr', 'Monday, January 02, 2006', 'jeudi, janvier 05, 2023'],
    ['uk', 'Monday, January 02, 2006', 'четвер, січня 05, 2023'],
    ['de', 'Monday, January 02, 2006', 'Donnerstag, Januar 05, 2023'],
    ['ar', 'Monday, January 02, 2006', 'الخميس, يناير 05, 2023'],
    ['zh-CN', '2006.01.02', '2023.01.05'],
    ['fr', '02.01.2006', '05.01.2023'],
    ['en', 'Mon Jan 2 15:04:05 MST 2006', 'Thu Jan 5 15:04:05 +0200 2023'],
    ['en', '3:04 PM pm PST', '3:04 PM pm PST'],
    ['en', '_2 002 __2 06 1 01', ' 5 005   5 23 1 01'],
    ['en', '2006-01-02T15:04:05Z07:00', '2023-01-05T15:04:05+02:00'],
    ['en', '-0700 -07 Z0700 -07:00:00', '+0200 +02 +0200 +02:00:00'],
    ['en', '05.000 05.99 05.999', '05.500 05.5 05.5'],
    ['en', 'January of 2006, Marchioness, Janet', 'January of 2023, Marchioness, Janet'],
    ['fr', ':date_long', '5 janvier 2023'],
    ['uk', ':date_long', '5 січня 2023 р.'],
  ])('in %s, %s', (lang, layout, text) => {
    expect(formatGoDate('2023-01-05T15:04:05.500+02:00', layout, lang)).toBe(text);
  });

  it('uses the standalone form of a month without a day', () => {
    expect(formatGoDate('2023-01-05', 'January 2006', 'uk')).toBe('січень 2023');
    expect(formatGoDate('2023-01-05', '2 January 2006', 'uk')).toBe('5 січня 2023');
  });

  it('prints Z and UTC for a date without a zone', () => {
    expect(formatGoDate('2023-01-05', 'Z07:00 MST 3PM', 'en')).toBe('Z UTC 12AM');
  });

  it('gives back what is no date', () => {
    expect(formatGoDate('soon', '2006', 'en')).toBe('soon');
  });
});

describe('formatDate', () => {
  it.each([
    ['en', 'January 5, 2023'],
    ['fr', '5 janvier 2023'],
    ['uk', '5 січня 2023 р.'],
    ['zh-Hans', '2023年1月5日'],
  ])('in %s', (lang, text) => {
    expect(formatDate('2023-01-05', lang)).toBe(text);
    expect(formatDate('2023-01-05T23:30:00-08:00', lang)).toBe(text);
  });
});

it('formatNumber writes numbers as the language does', () => {
  expect(formatNumber(12_345.6, 'en')).toBe('12,345.6');
  expect(formatNumber(12_345.6, 'fr')).toBe('12\u202f345,6');
});
