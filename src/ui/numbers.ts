const formats = new Map<string, Intl.NumberFormat>();

/** A number in the notation of a language: 12345.6 is `12,345.6` in `en` and `12 345,6` in `fr`. */
export function formatNumber(value: number, lang: string): string {
  let format = formats.get(lang);
  if (format === undefined) {
    format = new Intl.NumberFormat(lang);
    formats.set(lang, format);
  }
  return format.format(value);
}
