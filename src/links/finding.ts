/** What a check says about one link, before the place and the written target are settled. */
import type { Place, ProblemCode, ProblemDetails } from '../diagnostics/index.ts';
import type { RenderedLink } from '../rendering/index.ts';

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
