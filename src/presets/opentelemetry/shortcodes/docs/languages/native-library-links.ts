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

/** Links to libraries with native instrumentation in a language, followed by the fragment that explains them. */
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
  /** By default the language of the page's section. */
  lang: { type: 'string', position: 0 },
  /** Maximum number to show. */
  count: { type: 'number', position: 1 },
} as const;
