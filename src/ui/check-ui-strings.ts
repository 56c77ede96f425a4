import { createProblem, filePlace, NOWHERE, type Problem } from '../diagnostics/index.ts';
import type { UiCatalogues, UiSite } from './catalogue.ts';

/**
 * What translators of UI strings still have to do: each string of the site's default locale that another locale of the site lacks, at the file
 * where it belongs.
 */
export function checkUiStrings(site: UiSite, { strings, files }: UiCatalogues): Problem[] {
  const keys = Object.keys(strings[site.defaultLocale] ?? {});
  return site.locales.flatMap(({ name }) => {
    if (name === site.defaultLocale) return [];
    const known = strings[name] ?? {};
    const file = files[name];
    return keys
      .filter((key) => !Object.hasOwn(known, key))
      .map((key) =>
        createProblem('missing-translation-key', file === undefined ? NOWHERE : filePlace(file), {
          locale: name,
          message: `Found no UI string “${key}” for “${name}”, expected one as “${site.defaultLocale}” has it.`,
          hint: `Add “${key}” to ${file ?? `the UI strings of “${name}”`}.`,
          target: key,
        }),
      );
  });
}
