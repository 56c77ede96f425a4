/** Finds `url` and `aliases` values that no page can have. */
import { createProblem, type Problem } from '../../diagnostics/index.ts';
import type { Files } from '../../io/index.ts';
import { keyPlace } from '../front-matter/key-place.ts';
import { valueToText, valueToTexts } from '../front-matter/values.ts';
import type { Page } from '../page.ts';
import { aliasToUrl } from './aliases.ts';
import { findExcess } from './path-length.ts';
import { isUsableUrl } from './target-paths.ts';

/** Problems of the URLs in front matter; such a page gets its default URL, and the alias is ignored. */
export function checkAddresses(pages: readonly Page[], files: Files): Problem[] {
  return pages.flatMap((page) => {
    const url = valueToText(page.params.url);
    const aliases = valueToTexts(page.params.aliases);
    return [
      ...(isUsableUrl(url) ? [] : [unusable(page, 'url', url, ['url'], files)]),
      ...aliases.flatMap((alias, index) =>
        aliasToUrl(alias, { resourceDir: page.id, uglyUrls: false, root: '' }) === undefined
          ? [unusable(page, 'alias', alias, ['aliases', String(index)], files)]
          : [],
      ),
    ];
  });
}

function unusable(page: Page, name: string, written: string, path: readonly string[], files: Files): Problem {
  const excess = findExcess(written);
  if (excess !== undefined) return tooLong(page, `${name} with ${excess}`, path, files);
  return createProblem('invalid-front-matter', keyPlace(files, page.file, path), {
    message: `Unexpected ${name} “${written}”, expected a path inside the site.`,
    hint: 'Write a path such as /docs/overview/, without a host name and not the root of the site.',
    locale: page.locale,
    target: written,
  });
}

/** @param what the excess, and what is expected */
export function tooLong(page: Page, what: string, path: readonly string[], files: Files): Problem {
  return createProblem('invalid-front-matter', keyPlace(files, page.file, path), {
    message: `Unexpected ${what}: file systems limit the length.`,
    hint: 'Write a shorter one.',
    locale: page.locale,
  });
}
