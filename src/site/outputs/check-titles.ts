import type { Site } from '../../config/index.ts';
import type { Page } from '../../corpus/index.ts';
import { createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import type { RenderedSite } from '../render/render-pages.ts';
import { fullTitleOf } from '../views/navigation.ts';

/** Findings for pages without a title, in front matter or as a heading at the top. Pages whose front matter cannot be read have a finding already. */
export function checkTitles(
  { facts }: Pick<RenderedSite, 'facts'>,
  { conventions }: Pick<Site, 'conventions'>,
  known: readonly Problem[],
): Problem[] {
  const unread = new Set(
    known.flatMap(({ code, place }) =>
      code === 'invalid-front-matter' && place.kind === 'file' ? [place.file] : [],
    ),
  );
  return [...facts].flatMap(([page, { hasTitle }]) =>
    isUntitled(page) && !hasTitle && !unread.has(page.file) ? [untitled(page, conventions)] : [],
  );
}

function isUntitled({ title, kind, file, damaged, rendered, variant }: Page): boolean {
  return (
    variant === undefined && title.trim() === '' && kind !== 'home' && file !== '' && !damaged && rendered
  );
}

function untitled(page: Page, { publishesFragments }: Site['conventions']): Problem {
  return createProblem('invalid-front-matter', filePlace(page.file), {
    // Hugo trees keep fragments that other pages include among their pages, and publish them as pages.
    severity: publishesFragments ? 'info' : 'warning',
    message: `Expected a “title” in the front matter, found none: the title “${fullTitleOf(page)}” is taken from the file name.`,
    hint: 'Add a “title” to the page.',
    locale: page.locale,
  });
}
