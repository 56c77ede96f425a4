/** Addresses that are wrong by themselves, whatever they lead to. */
import { nearestName } from '../../diagnostics/index.ts';
import type { RenderedLink } from '../../rendering/index.ts';
import type { Address, SiteAddress } from '../address.ts';
import { createFinding, hintFor, type LinkContext, type LinkFinding } from '../finding.ts';
import { COMMON_SCHEMES } from '../schemes.ts';
import type { WriteTarget } from '../write-target.ts';

/** An address that no browser reads, one with a scheme that no program knows, and one that leads out of the folder of the site. */
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
        hint: hintFor(suggestion, 'Begin the address with https://, or name it in links.ignore.'),
        suggestion,
      }),
    ];
  }
  if (address.kind === 'outside') {
    return [
      createFinding('missing-page', link, context, {
        message: `Unexpected link above ${basePath}, expected an address of this site, which is served there.`,
        hint: 'Take out as many “../” as it has too many.',
      }),
    ];
  }
  return [];
}

/** Slashes in a row: some hosts take them for one, others answer that there is no such page. */
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
        message: `Unexpected slashes in a row in ${link.target}, expected one: not every host takes them for one.`,
        hint: `Link to ${suggestion}.`,
        suggestion,
      },
      suggestion,
    ),
  ];
}
