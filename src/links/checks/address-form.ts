/** Checks for addresses that are wrong whatever their target. */
import { nearestName } from '../../diagnostics/index.ts';
import type { RenderedLink } from '../../rendering/index.ts';
import type { Address, SiteAddress } from '../address.ts';
import { createFinding, hintFor, type LinkContext, type LinkFinding } from '../finding.ts';
import { COMMON_SCHEMES } from '../schemes.ts';
import type { WriteTarget } from '../write-target.ts';

/** Finds addresses that browsers cannot parse, unknown schemes, and paths that lead out of the site's folder. */
export function checkAddressForm(
  link: RenderedLink,
  address: Address,
  context: LinkContext,
  { basePath }: { readonly basePath: string },
): LinkFinding[] {
  if (address.kind === 'malformed') {
    return [
      createFinding('malformed-address', link, context, {
        message: `Unexpected address ${link.target}, expected one that a browser can read.`,
        hint: 'Correct the address: a scheme, a host, perhaps a port, a path.',
      }),
    ];
  }
  if (address.kind === 'unknown-scheme') {
    const { scheme } = address;
    const near = nearestName(scheme, COMMON_SCHEMES);
    const suggestion = near === undefined ? undefined : near + link.target.trim().slice(scheme.length);
    return [
      createFinding('unknown-scheme', link, context, {
        message: `Unexpected scheme “${scheme}:”, expected one that browsers know.`,
        hint: hintFor(suggestion, 'Begin the address with https://, or add it to links.ignore.'),
        suggestion,
      }),
    ];
  }
  if (address.kind === 'outside') {
    return [
      createFinding('missing-page', link, context, {
        message: `Unexpected link above ${basePath}, expected an address within the site, which is published below this path.`,
        hint: 'Remove the surplus “../” from the path.',
      }),
    ];
  }
  return [];
}

/** Finds consecutive slashes: some hosts treat them as one, others answer 404. */
export function checkSlashes(
  link: RenderedLink,
  { path, fragment, isDoubled }: SiteAddress,
  context: LinkContext,
  write: WriteTarget,
): LinkFinding[] {
  if (!isDoubled) return [];
  const suggestion = write(path, fragment);
  return [
    createFinding(
      'double-slash',
      link,
      context,
      {
        message: `Unexpected consecutive slashes in ${link.target}, expected one: some hosts do not treat them as one.`,
        hint: `Link to ${suggestion}.`,
        suggestion,
      },
      suggestion,
    ),
  ];
}
