/** A link that comes to its page by rules of the host, which send readers on for good. */
import type { Page } from '../../corpus/index.ts';
import type { RenderedLink } from '../../rendering/index.ts';
import type { SiteAddress } from '../address.ts';
import { createFinding, type LinkContext, type LinkFinding } from '../finding.ts';
import type { RedirectRule } from '../redirects.ts';
import type { Found } from '../site-map.ts';
import type { WriteTarget } from '../write-target.ts';

/** Statuses of rules that hold for good; others may lead elsewhere tomorrow. */
const PERMANENT: ReadonlySet<number> = new Set([301, 308]);

/** @param found what the link leads to, and by which rules */
export function checkRedirected(
  link: RenderedLink,
  address: SiteAddress,
  { redirects, fragment, page }: Pick<Found, 'redirects' | 'fragment'> & { readonly page: Page },
  context: LinkContext,
  write: WriteTarget,
): LinkFinding[] {
  if (redirects.length === 0 || !redirects.every(isForGood)) return [];
  const suggestion = write(page.url, fragment ?? address.fragment);
  return [
    createFinding(
      'redirected-link',
      link,
      context,
      {
        message: `Unexpected detour to ${page.url}, expected a link to the page itself: a redirect leads there from ${address.path}.`,
        hint: `Link to ${suggestion}.`,
        suggestion,
      },
      suggestion,
    ),
  ];
}

/** A rule for one address: one for many may have other addresses in mind. */
function isForGood({ status, from }: RedirectRule): boolean {
  return PERMANENT.has(status) && !/\/:\w|\*/.test(from);
}
