/** UI strings as plain values, so that they can be sent to a worker. */

/** Categories of plural forms, as CLDR and `Intl.PluralRules` name them. */
import type { Conventions } from '../config/index.ts';
export type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

export const PLURAL_CATEGORIES: readonly PluralCategory[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** A text, or one for each plural form that the language has. Placeholders are written `{{name}}`, names in lower case. */
export type UiString = string | Readonly<Partial<Record<PluralCategory, string>>>;

export type UiStrings = Readonly<Record<string, UiString>>;

/** A site's own strings. The built-in strings are part of the code. */
export interface UiCatalogues {
  /** The site's own strings, by locale. */
  readonly strings: Readonly<Record<string, UiStrings>>;
  /** The file of the site that holds a locale's strings, relative to the site directory. */
  readonly files: Readonly<Record<string, string>>;
  /** Strings of its presets, by lang. They have the same rank as built-in ones. */
  readonly presets?: Readonly<Record<string, UiStrings>>;
}

/** The settings of a site that matter for UI strings. */
export interface UiSite {
  /** Set for Hugo trees: the site's own strings of any language come before built-in ones, as in Hugo. */
  readonly conventions: Pick<Conventions, 'siteStringsFirst'>;
  readonly locales: readonly {
    readonly name: string;
    readonly lang: string;
    readonly fallbacks: readonly string[];
  }[];
  readonly defaultLocale: string;
}
