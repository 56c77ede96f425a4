/** Locales and site URLs, for both kinds of configuration. */
import { createProblem, type Place, type Problem } from '../diagnostics/index.ts';
import { type Locale, langToDirection, langToLabel, localeToLang } from '../locales/index.ts';

/** The configuration of a locale; missing values are derived from its name. */
export interface LocaleDraft {
  readonly name: string;
  readonly lang: string | undefined;
  readonly direction: string | undefined;
  readonly label: string | undefined;
  readonly weight: number;
  readonly contentDir: string;
  readonly urlPrefix: string;
  readonly fallbacks: readonly string[];
}

/**
 * Completes a locale. A lang that is not a BCP-47 tag is reported at `place` and replaced by one derived from the name, else by `und` (undetermined).
 *
 * @param langKey the setting that gives the lang, for the hint
 */
export function completeLocale(
  draft: LocaleDraft,
  langKey: string,
  place: Place,
): { locale: Locale; problems: Problem[] } {
  const problems: Problem[] = [];
  const given = draft.lang === undefined ? undefined : canonicalLang(draft.lang);
  const lang = given ?? localeToLang(draft.name);
  if ((draft.lang !== undefined && given === undefined) || lang === undefined) {
    problems.push(
      createProblem('invalid-config', place, {
        locale: draft.name,
        message:
          draft.lang === undefined
            ? `Unexpected locale name “${draft.name}”, expected a language tag such as “en” or “pt-br”.`
            : `Unexpected language tag “${draft.lang}” of the locale “${draft.name}”, expected BCP 47 such as “en” or “zh-Hans”.`,
        hint: `Set “${langKey}” to the BCP 47 tag of its language.`,
        target: draft.lang ?? draft.name,
      }),
    );
  }
  const known = lang ?? 'und';
  const direction = draft.direction?.toLowerCase();
  return {
    problems,
    locale: {
      name: draft.name,
      lang: known,
      direction: direction === 'ltr' || direction === 'rtl' ? direction : langToDirection(known),
      label: draft.label ?? (lang === undefined ? draft.name : langToLabel(lang)),
      weight: draft.weight,
      contentDir: draft.contentDir,
      urlPrefix: draft.urlPrefix,
      fallbacks: draft.fallbacks,
    },
  };
}

/** `zh_CN`, `zh-cn` → `zh-CN`; `undefined` if it is not a language tag. */
function canonicalLang(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-')).toString();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Splits the site's URL into origin and base path: `https://example.org/docs` → `https://example.org` and `/docs/`; a path alone has no origin. `undefined` if it is neither. */
export function splitAddress(address: string): { origin: string; basePath: string } | undefined {
  const path = address.startsWith('/') && !address.startsWith('//') ? address : undefined;
  if (address === '') return { origin: '', basePath: '/' };
  const url = URL.parse(path === undefined ? address : `http://localhost${path}`);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  const basePath = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`;
  return { origin: path === undefined ? url.origin : '', basePath };
}
