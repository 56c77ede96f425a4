/**
 * A *locale* is the name of a content folder and URL segment (`zh`, `pt-br`); a *lang* is a BCP-47 tag (`zh-Hans`).
 * They are never mixed: what goes into `lang=""`, `hreflang` or `Intl` is a lang.
 */

export type Direction = 'ltr' | 'rtl';

export interface Locale {
  /** Folder and URL segment, lower case: `en`, `zh`, `zh-cn`. */
  readonly name: string;
  /** BCP-47 tag in canonical form: `en`, `zh-Hans`, `zh-CN`. */
  readonly lang: string;
  readonly direction: Direction;
  /** Its name in its own language, as the language menu shows it. */
  readonly label: string;
  /** Order in menus and between translations of a resource; smaller comes first. */
  readonly weight: number;
  /** Where its pages stand, relative to the site directory, with `/`: `content/fr`. */
  readonly contentDir: string;
  /** First segment of its URLs, without slashes; empty for a default locale at the root. */
  readonly urlPrefix: string;
  /** Fallback locales for missing texts, nearest first. */
  readonly fallbacks: readonly string[];
}

/** Tags for the folder names that a language alone does not tell apart; a site can override them. */
const LANG_OF_LOCALE: Readonly<Record<string, string>> = { zh: 'zh-Hans' };

/**
 * The BCP-47 tag of a locale folder: `zh` → `zh-Hans`, `pt-br` → `pt-BR`, `zh_CN` → `zh-CN`.
 * A name that is no language tag (`docs-v2`) gives `undefined`.
 */
export function localeToLang(name: string): string | undefined {
  const known = LANG_OF_LOCALE[name.toLowerCase()];
  if (known !== undefined) return known;
  try {
    return new Intl.Locale(name.replaceAll('_', '-')).toString();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The writing direction that a lang's own script has: `ar` → `rtl`. */
export function langToDirection(lang: string): Direction {
  const locale = new Intl.Locale(lang).maximize();
  return RIGHT_TO_LEFT_SCRIPTS.has(locale.script ?? '') ? 'rtl' : 'ltr';
}

const RIGHT_TO_LEFT_SCRIPTS: ReadonlySet<string> = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Mand',
  'Correct',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
  'Yezi',
]);

/** The language's name in itself, with a capital where it has capitals: `fr` → `Français`. */
export function langToLabel(lang: string): string {
  const name = new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang;
  const [first = '', ...rest] = name;
  return first.toLocaleUpperCase(lang) + rest.join('');
}
