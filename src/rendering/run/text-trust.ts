/** How far the text of a page is trusted, and the problems for content that is removed. */
import { trustOf } from '../../config/index.ts';
import { type Page, parseFrontMatter } from '../../corpus/index.ts';
import { createProblem, filePlace, type Place, type Problem } from '../../diagnostics/index.ts';
import { isValueList, locateKey, type Value } from '../../formats/index.ts';
import { isActiveUrl, type TextTrust } from '../../markdown/index.ts';
import type { SourceFile } from '../../text/index.ts';
import type { RenderSettings } from '../settings.ts';
import type { PageRun } from './page-run.ts';

/** The trust of a page, which is lowered by each less trusted file that the page shows. */
export function createTextTrust(
  site: RenderSettings,
  page: Page,
): { readonly level: TextTrust; shows(file: string): void } {
  let isTrusted = trustOf(site, page.file, page.locale) === 'full';
  return {
    get level(): TextTrust {
      if (!isTrusted) return 'markdown';
      return site.markdown.rawHtml ? 'full' : 'urls';
    },
    shows(file) {
      isTrusted &&= trustOf(site, file) === 'full';
    },
  };
}

/** @param what as messages name it: `<script>`, `address “javascript:…”` */
export function removedContent(
  what: string,
  place: Place,
  { page, trust }: Pick<PageRun, 'page' | 'trust'>,
): Problem {
  const isUntrusted = trust === 'markdown';
  return createProblem('unsafe-content', place.kind === 'file' ? place : filePlace(page.file), {
    message: `Unexpected ${what}, expected text without executable code: it was removed.`,
    hint: isUntrusted
      ? 'Write it in Markdown or with a shortcode, or set “trust” to “full” for these files.'
      : 'Use an address that begins with https: or a path of the site.',
    locale: page.locale,
  });
}

/** @param tag HTML tag as written */
export function omittedHtml(tag: string, place: Place): Problem {
  return createProblem('unsafe-content', place, {
    message: `Unexpected HTML “${tag}”, expected Markdown: raw HTML is disabled, and all tags on the page were removed.`,
    hint: 'Write it in Markdown or with a shortcode, or allow raw HTML: “markdown.rawHtml”, in a Hugo tree “markup.goldmark.renderer.unsafe”.',
    target: tag,
  });
}

/** Front matter that becomes a URL in the page's `<head>`. */
const URL_KEYS = ['images', 'image'];

/** Reports URLs in front matter that would run code; they are omitted when printed. */
export function checkFrontMatterUrls(run: PageRun, { path, text }: SourceFile): void {
  if (run.trust === 'full') return;
  for (const key of URL_KEYS) {
    for (const [index, url] of textsOf(run.page.params[key]).entries()) {
      if (!isActiveUrl(url)) continue;
      const { format } = parseFrontMatter({ path, text });
      const at =
        format === 'none'
          ? undefined
          : locateKey(format, text.slice(0, run.page.bodyStart), [key, String(index)]);
      run.onRemoved(`address “${url}” in “${key}”`, filePlace(path, at));
    }
  }
}

function textsOf(value: Value | undefined): string[] {
  const all = isValueList(value) ? value : [value];
  return all.flatMap((each) => (typeof each === 'string' ? [each] : []));
}
