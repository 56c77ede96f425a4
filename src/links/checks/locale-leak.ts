/** Checks for a link of a translated page to another language although the target exists in its own. */
import type { Site } from '../../config/index.ts';
import type { Page, PageIndex } from '../../corpus/index.ts';
import type { RenderedLink } from '../../rendering/index.ts';
import { decodePath } from '../address.ts';
import type { Anchors } from '../anchors.ts';
import { createFinding, type LinkContext, type LinkFinding } from '../finding.ts';
import type { WriteTarget } from '../write-target.ts';

export interface LocaleCheckOptions {
  readonly site: Pick<Site, 'defaultLocale'>;
  readonly index: PageIndex;
  /** `undefined` if unknown. */
  anchorsOf(page: Page): Anchors | undefined;
  /** The id in a translation that corresponds to one of its source. */
  translatedAnchor(source: Page, translation: Page, fragment: string): string | undefined;
}

/** @param page the target of the link */
export function checkLocale(
  link: RenderedLink,
  page: Page,
  fragment: string | undefined,
  context: LinkContext,
  write: WriteTarget,
  { site, index, anchorsOf, translatedAnchor }: LocaleCheckOptions,
): LinkFinding[] {
  const { page: from, locale } = context;
  if (link.element !== 'a' || locale === site.defaultLocale || page.locale === locale) return [];
  // Included text of another locale cannot be corrected in the page's locale.
  if (from !== undefined && from.locale !== locale) return [];
  const own = index.translations(page).find((other) => other.locale === locale && other.rendered);
  if (own === undefined) return [];
  const anchors = fragment === undefined ? undefined : anchorsOf(own);
  const id =
    fragment === undefined || anchors?.has(fragment) !== false
      ? fragment
      : translatedAnchor(page, own, decodePath(fragment));
  const suggestion = write(own.url, id);
  const isCertain = id === fragment || id !== undefined;
  return [
    createFinding(
      'locale-leak',
      link,
      context,
      {
        message: `Unexpected link to the “${page.locale}” page ${page.url}, expected the one of “${locale}”: ${own.url}.`,
        hint: `Link to ${suggestion}.`,
        suggestion,
      },
      isCertain ? suggestion : undefined,
    ),
  ];
}
