/** Checks for links that reach their page through permanent redirects of the host. */
import type { Page } from '../../corpus/index.ts';
import type { RenderedLink } from '../../rendering/index.ts';
import type { SiteAddress } from '../address.ts';
import { createFinding, type LinkContext, type LinkFinding } from '../finding.ts';
import type { RedirectRule } from '../redirects.ts';
import type { Found } from '../site-map.ts';
import type { WriteTarget } from '../write-target.ts';

/** Statuses of permanent redirects; others may have another target tomorrow. */
const PERMANENT: ReadonlySet<number> = new Set([301, 308]);

/** @param found the target of the link, and the rules that were followed */
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
        message: `Unexpected redirect from ${address.path} to ${page.url}, expected a direct link to the page.`,
        hint: `Link to ${suggestion}.`,
        suggestion,
      },
      suggestion,
    ),
  ];
}

/** A permanent rule for a single address. */
function isForGood({ status, from }: RedirectRule): boolean {
  return PERMANENT.has(status) && !/\/:\w|\*/.test(from);
}
