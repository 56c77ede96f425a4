/** `lang.*`: number formats. */
import { fail } from '../error.ts';
import { toFloat, toIndex, toText } from '../values/cast.ts';
import type { GoValue } from '../values/value.ts';
import { type Functions, fn } from './define.ts';
import type { TemplateHost } from './host.ts';

export function createLangFunctions({ lang = 'en' }: TemplateHost): Functions {
  const format = (precision: GoValue, value: GoValue, options: Intl.NumberFormatOptions): string => {
    const digits = toIndex(precision);
    if (digits > 20) fail(`invalid precision: ${digits}`);
    return new Intl.NumberFormat(lang, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      roundingMode: 'halfExpand',
      ...options,
    }).format(toFloat(value));
  };
  return {
    FormatNumber: fn(2, ([precision, value]) => format(precision, value, {})),
    FormatNumberCustom: fn(2, (args) => formatCustom(args), 4),
  };
}

/** Formats a number with the given characters, `- . ,` by default. */
function formatCustom([precision, value, signs, separator]: readonly GoValue[]): string {
  const digits = toIndex(precision);
  const number = toFloat(value);
  const text = signs === undefined ? '- . ,' : toText(signs);
  const parts = text.split(separator === undefined ? ' ' : toText(separator));
  if (parts.length > 3) fail('too many fields in options parameter to NumFmt');
  const [minus = '', point = '', group = ''] = parts;
  const scale = 10 ** digits;
  const rounded = Math.round(Math.abs(number) * scale) / scale;
  const [whole = '0', fraction = ''] = rounded.toFixed(Math.min(Math.max(digits, 0), 100)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, () => group);
  return (number < 0 ? minus : '') + grouped + (fraction === '' ? '' : point + fraction);
}
