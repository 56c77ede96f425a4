/** UI strings as plain values, so that they can be sent to a worker. */

/** Categories of plural forms, as CLDR and `Intl.PluralRules` name them. */
import type { Conventions } from '../config/index.ts';
export type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

export const PLURAL_CATEGORIES: readonly PluralCategory[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** A text, or one for each plural form that the language has. Placeholders are written `{{name}}`, names in lower case. */
export type UiString = string | Readonly<Partial<Record<PluralCategory, string>>>;

export type UiStrings = Readonly<Record<string, UiString>>;

/** The strings that a site has in addition to our own, which are part of the code. */
export interface UiCatalogues {
  /** By locale. */
  readonly strings: Readonly<Record<string, UiStrings>>;
  /** The file of the site that holds a locale's strings, relative to the site directory. */
  readonly files: Readonly<Record<string, string>>;
  /** Those of its presets, by lang. They count as ours. */
  readonly presets?: Readonly<Record<string, UiStrings>>;
}

/** What is read of a site here. */
export interface UiSite {
  /** In a Hugo tree, the site's own strings come first in whatever language, as in Hugo. */
  readonly conventions: Pick<Conventions, 'siteStringsFirst'>;
  readonly locales: readonly {
    readonly name: string;
    readonly lang: string;
    readonly fallbacks: readonly string[];
  }[];
  readonly defaultLocale: string;
}
