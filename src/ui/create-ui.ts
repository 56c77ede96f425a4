import { createInstance, type Resource } from 'i18next';
import { localeToLang } from '../locales/index.ts';
import type { UiCatalogues, UiSite, UiString, UiStrings } from './catalogue.ts';
import { formatNumber } from './numbers.ts';
import { mergeStrings, stringsOfLang } from './own-strings.ts';
import { OWN_STRINGS } from './strings/index.ts';

/** Values for placeholders. A number named `count` selects the plural form. Names are case-insensitive. */
export type UiValues = Readonly<Record<string, string | number>>;

export interface UiResult {
  /** The string and its values, unescaped: strings of a site may contain HTML or Markdown. */
  readonly text: string;
  /** Whether the locale lacks the string: the text is that of another locale, or the key in brackets. */
  readonly missing: boolean;
  /** The locale that the string comes from; absent if none has it. */
  readonly from?: string;
  /** The lang of the text, if it differs from that of the requested locale. */
  readonly lang?: string;
}

/** Looks a UI string up for a locale. */
export type Ui = (locale: string, key: string, values?: UiValues) => UiResult;

/** The site's or the built-in strings of one locale, as a namespace of i18next. */
interface Source {
  readonly locale: string;
  readonly lang: string;
  readonly namespace: string;
  readonly strings: UiStrings;
}

/**
 * Creates the look-up of UI strings from plain values.
 *
 * It searches the locale, then its fallbacks, then the default locale. In a site with `lockstep.config.ts`, the site's strings and then the built-in ones of each are
 * searched. In a Hugo tree, the site's strings of all these locales are searched first, as in Hugo, and then the built-in ones: a text of the site is not replaced by
 * a built-in one, even if the site has it in English only. Built-in English comes last, then `[key]`.
 */
export function createUi(site: UiSite, { strings, presets = {} }: UiCatalogues): Ui {
  const own = mergeStrings(OWN_STRINGS, presets);
  const locales = new Map(site.locales.map((locale) => [locale.name, locale]));
  const langOf = (name: string): string => locales.get(name)?.lang ?? localeToLang(name) ?? 'und';
  const siteSource = (name: string): Source[] => toSource(name, langOf(name), 'site', strings[name]);
  const ownSource = (name: string): Source[] =>
    toSource(name, langOf(name), 'own', stringsOfLang(own, langOf(name)));
  const english = toSource('en', 'en', 'own', own.en);

  const sourcesOf = (name: string): Source[] => {
    const chain = [...new Set([name, ...(locales.get(name)?.fallbacks ?? []), site.defaultLocale])];
    const searched = site.conventions.siteStringsFirst
      ? [...chain.flatMap(siteSource), ...chain.flatMap(ownSource)]
      : chain.flatMap((each) => [...siteSource(each), ...ownSource(each)]);
    return [...searched, ...english];
  };
  const byLocale = new Map([...locales.keys(), site.defaultLocale].map((name) => [name, sourcesOf(name)]));
  const i18n = createInstance();
  void i18n.init({
    resources: toResources([...byLocale.values()].flat()),
    initAsync: false, // the resources are passed directly, so it is ready when the call returns
    lng: langOf(site.defaultLocale),
    load: 'currentOnly',
    keySeparator: false,
    nsSeparator: false,
    pluralSeparator: PLURAL_SEPARATOR,
    interpolation: { escapeValue: false },
    missingInterpolationHandler: () => '',
  });

  return remember((locale, key, values = {}) => {
    const source = (byLocale.get(locale) ?? english).find(({ strings: known }) => Object.hasOwn(known, key));
    if (source === undefined) return { text: `[${key}]`, missing: true };
    const { lang, namespace } = source;
    const { count } = values;
    const text = i18n.t(key, {
      lng: lang,
      ns: namespace,
      nest: false,
      ...(typeof count === 'number' ? { count } : {}),
      replace: toPlaceholders(values, lang),
    });
    return {
      text,
      missing: source.locale !== locale,
      from: source.locale,
      ...(lang === langOf(locale) ? {} : { lang }),
    };
  });
}

/** Keeps results without values: every page shows the same few dozen strings. */
function remember(lookUp: Ui): Ui {
  const known = new Map<string, UiResult>();
  return (locale, key, values) => {
    if (values !== undefined) return lookUp(locale, key, values);
    const id = `${locale}\n${key}`;
    const result = known.get(id) ?? lookUp(locale, key);
    known.set(id, result);
    return result;
  };
}

/** A character that no key contains, so that `page` with a count does not match a key `page_other`. */
const PLURAL_SEPARATOR = '\u001f';

function toSource(locale: string, lang: string, origin: string, strings: UiStrings | undefined): Source[] {
  return strings === undefined ? [] : [{ locale, lang, namespace: `${origin}/${locale}`, strings }];
}

/** Resources by lang, then by namespace, because several locales can have the same lang. */
function toResources(sources: readonly Source[]): Resource {
  const resources = new Map<string, Record<string, Record<string, string>>>();
  for (const { lang, namespace, strings } of sources) {
    const entries = Object.entries(strings).flatMap(([key, string]) => toEntries(key, string));
    resources.set(lang, { ...resources.get(lang), [namespace]: Object.fromEntries(entries) });
  }
  return Object.fromEntries(resources);
}

/** Plural forms as i18next keys. The form `other` is used without a count, and instead of a missing form. */
function toEntries(key: string, string: UiString): [string, string][] {
  if (typeof string === 'string') return [[key, string]];
  const forms = Object.entries(string);
  const fallback = string.other ?? forms[0]?.[1] ?? '';
  return [
    [key, fallback],
    ...forms.map(([category, text]): [string, string] => [key + PLURAL_SEPARATOR + category, text]),
  ];
}

/** Numbers are formatted for the language. `{{value}}`, Go's `{{ . }}`, is a single value without a name. */
function toPlaceholders(values: UiValues, lang: string): Record<string, string> {
  const entries = Object.entries(values).map(([name, value]): [string, string] => [
    name.toLowerCase(),
    typeof value === 'number' ? formatNumber(value, lang) : value,
  ]);
  const [only] = entries.length === 1 ? entries : entries.filter(([name]) => name === 'count');
  return { ...(only === undefined ? {} : { value: only[1] }), ...Object.fromEntries(entries) };
}
