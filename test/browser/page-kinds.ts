/** Pages of each kind of the built site, by the prefix of a locale: `fr/`. */
export const LOCALES = ['en', 'fr', 'zh', 'uk'] as const;

export type Locale = (typeof LOCALES)[number];

export const PAGE_KINDS: Readonly<Record<string, string>> = {
  home: '',
  section: 'docs/',
  'page with everything': 'docs/tests/everything/',
  glossary: 'docs/glossary/',
  'translation whose original has changed': 'docs/containers/probes/',
  'page that is not translated': 'docs/tests/untranslated/',
  search: 'search/',
  'missing page': 'nothing/',
};

/** Pages that exist once, independent of locales. */
export const SINGLE_PAGES: Readonly<Record<string, string>> = {
  'state of the translations': 'translation-status/',
};

/** The browser's console message for the page of missing addresses. */
export const NOT_FOUND_MESSAGE = /the server responded with a status of 404 \(Not Found\) \(.*\/nothing\/\)$/;

export function pathOf(locale: Locale, path: string): string {
  return locale === 'en' ? path : `${locale}/${path}`;
}
