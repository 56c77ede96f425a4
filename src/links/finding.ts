/** What a check says about one link, before the place and the written target are settled. */
import type { Page } from '../corpus/index.ts';
import type { Place, ProblemCode, ProblemDetails } from '../diagnostics/index.ts';
import type { RenderedLink } from '../rendering/index.ts';

export interface LinkContext {
  /** Where the link is shown; `undefined` for a menu or the like. */
  readonly page: Page | undefined;
  /** Site path from which relative targets start. */
  readonly url: string;
  /** The locale of the file in which it is written. */
  readonly locale: string;
}

export interface LinkFinding {
  readonly code: ProblemCode;
  readonly link: RenderedLink;
  readonly place: Place;
  /** File of the page that shows it. */
  readonly shownBy: string;
  readonly details: Omit<ProblemDetails, 'target' | 'pages'>;
  /** What to write instead, where that is beyond doubt. */
  readonly fix?: string | undefined;
}

export function createFinding(
  code: ProblemCode,
  link: RenderedLink,
  { page, locale }: LinkContext,
  details: LinkFinding['details'],
  fix?: string,
): LinkFinding {
  return {
    code,
    link,
    place: link.place,
    shownBy: page?.file ?? '',
    details: { ...details, locale },
    ...(fix === undefined ? {} : { fix }),
  };
}

export function hintFor(suggestion: string | undefined, otherwise: string): string {
  return suggestion === undefined ? otherwise : `Did you mean ${suggestion}?`;
}
