/** A finding of a check about one link, before its place and written target are determined. */
import type { Page } from '../corpus/index.ts';
import type { Place, ProblemCode, ProblemDetails } from '../diagnostics/index.ts';
import type { RenderedLink } from '../rendering/index.ts';

export interface LinkContext {
  /** The page that shows the link; `undefined` for menus and the like. */
  readonly page: Page | undefined;
  /** Site path that relative targets start from. */
  readonly url: string;
  /** The locale of the file that contains the link. */
  readonly locale: string;
}

export interface LinkFinding {
  readonly code: ProblemCode;
  readonly link: RenderedLink;
  readonly place: Place;
  /** File of the page that shows it. */
  readonly shownBy: string;
  readonly details: Omit<ProblemDetails, 'target' | 'pages'>;
  /** The certain correction, if there is one. */
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
