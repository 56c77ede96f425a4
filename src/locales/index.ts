export { type Direction, type Locale, langToDirection, langToLabel, localeToLang } from './locale.ts';
