/** Checks that the fragment of a link exists, and suggests the anchor that was probably meant. */
import type { Site } from '../../config/index.ts';
import type { Page, PageIndex } from '../../corpus/index.ts';
import { nearestName } from '../../diagnostics/index.ts';
import type { RenderedLink } from '../../rendering/index.ts';
import { decodePath } from '../address.ts';
import type { Anchors } from '../anchors.ts';
import { createFinding, hintFor, type LinkContext, type LinkFinding } from '../finding.ts';

export interface AnchorCheckOptions {
  readonly site: Pick<Site, 'defaultLocale'>;
  readonly index: PageIndex;
  /** `undefined` if unknown. */
  anchorsOf(page: Page): Anchors | undefined;
  /** The id in a translation that corresponds to one of its source. */
  translatedAnchor(source: Page, translation: Page, fragment: string): string | undefined;
}

export interface MissingAnchor {
  /** As written after `#`. */
  readonly fragment: string;
  readonly anchors: Anchors;
  /** The page with these anchors; `undefined` for a file. */
  readonly page: Page | undefined;
  /** The target with another fragment. */
  write(id: string): string;
}

export function reportMissingAnchor(
  link: RenderedLink,
  context: LinkContext,
  { fragment, anchors, page, write }: MissingAnchor,
  { site, index, anchorsOf, translatedAnchor }: AnchorCheckOptions,
): LinkFinding {
  const wanted = decodePath(fragment);
  const source =
    page === undefined || page.locale === site.defaultLocale
      ? undefined
      : index.translations(page).find(({ locale }) => locale === site.defaultLocale);
  const isInSource = source !== undefined && anchorsOf(source)?.has(fragment) === true;
  const translated =
    page !== undefined && source !== undefined && isInSource
      ? translatedAnchor(source, page, wanted)
      : undefined;
  const certain = translated ?? anchors.nearCase(fragment);
  const near = certain ?? nearestName(wanted, anchors.ids);
  const suggestion = near === undefined ? undefined : write(near);
  const where = page === undefined ? 'that file' : page.file === '' ? page.url : page.file;
  const why = isInSource ? ': the source page has it, the translation does not' : '';
  return createFinding(
    'missing-anchor',
    link,
    context,
    {
      message: `Unexpected fragment “#${wanted}”, expected an anchor of ${where}${why}.`,
      hint: hintFor(suggestion, 'Correct or remove the fragment.'),
      suggestion,
    },
    certain === undefined ? undefined : suggestion,
  );
}
