export { ENGLISH_MONTHS, ENGLISH_WEEKDAYS } from './english-dates.ts';
export { type Direction, type Locale, langToDirection, langToLabel, localeToLang } from './locale.ts';
