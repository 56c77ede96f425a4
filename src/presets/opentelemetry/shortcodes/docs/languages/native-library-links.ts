import {
  mapOf,
  mapsOf,
  markdownLinks,
  type ShortcodeCall,
  type ShortcodeContext,
  textOf,
} from '../../../../../shortcodes/index.ts';
import { concat, generated } from '../../../../../text/index.ts';
import { languageKey, languageName } from '../../languages/instrumentation.ts';

/** Links to libraries that a language instruments natively, then the fragment that explains them. */
export function nativeLibraries(
  call: ShortcodeCall<{ readonly lang: string | undefined; readonly count: number | undefined }>,
  context: ShortcodeContext,
) {
  const key = languageKey(context, call.params.lang);
  const libraries = mapsOf(Object.values(mapOf(context.data('registry'))))
    .filter(
      ({ language, isNative, registryType }) =>
        language === key && isNative === true && registryType === 'instrumentation',
    )
    .sort((a, b) => (textOf(a, 'name') < textOf(b, 'name') ? -1 : 1))
    .slice(0, call.params.count ?? 10);
  const links = libraries.map((each) => ({
    title: textOf(each, 'title'),
    url: textOf(mapOf(each.urls), 'docs'),
  }));
  const args = { name: languageName(context, key), noIntegrations: String(libraries.length === 0) };
  const alert = context.includeSource('native-lib-alert.md', args);
  return concat([generated(`\n${markdownLinks(links)}\n\n`, call.origin), alert ?? generated('')]);
}

export const LANGUAGE_PARAMS = {
  /** That of the section the page is in unless given. */
  lang: { type: 'string', position: 0 },
  /** How many are shown. */
  count: { type: 'number', position: 1 },
} as const;
