/** What both the configuration of the site and that of its Astro project say: it has to be the same. */
import type { AstroConfig } from 'astro';
import type { Site } from '../../config/index.ts';
import { ASSET_FOLDER } from '../astro/astro-work.ts';

/** The two configurations disagree, or the project cannot hold the site; the message names the settings. */
export class ProjectSettingsError extends Error {}

export type Address = Pick<Site, 'origin' | 'basePath'>;

/**
 * Where the site is served: what one of the two says counts where the other is silent.
 *
 * @param given a base path that stands above both: that of the command line
 * @throws ProjectSettingsError where they disagree
 */
export function agreeOnAddress(
  ours: Address,
  { site, base }: Pick<AstroConfig, 'site' | 'base'>,
  given: string | undefined,
): Address {
  const origin = site === undefined ? '' : new URL(site).origin;
  if (origin !== '' && ours.origin !== '' && origin !== ours.origin)
    disagree('site', origin, '“url” of the site’s configuration', ours.origin);
  const astroBase = `/${base}/`.replace(/\/{2,}/g, '/');
  const isSilent = ours.origin === '' && ours.basePath === '/';
  if (given === undefined && astroBase !== '/' && !isSilent && astroBase !== ours.basePath)
    disagree('base', base, 'the path of “url” in the site’s configuration', ours.basePath);
  return {
    origin: ours.origin === '' ? origin : ours.origin,
    basePath: given ?? (astroBase === '/' ? ours.basePath : astroBase),
  };
}

/** @throws ProjectSettingsError for settings of Astro's by which pages would not be where the site has them */
export function checkSettings(
  { trailingSlash, build }: Pick<AstroConfig, 'trailingSlash' | 'build'>,
  { uglyUrls }: Pick<Site, 'uglyUrls'>,
): void {
  const isUgly = uglyUrls.pages || Object.values(uglyUrls.sections).includes(true);
  if (trailingSlash === 'never')
    disagree('trailingSlash', trailingSlash, 'the addresses of the site’s pages', '/docs/page/');
  if (trailingSlash === 'always' && isUgly)
    disagree('trailingSlash', trailingSlash, '“uglyUrls” of the site’s configuration', '/docs/page.html');
  if (![ASSET_FOLDER, '_astro'].includes(build.assets))
    throw new ProjectSettingsError(
      `Unexpected “build.assets: ${build.assets}” in the configuration of Astro, expected none: style sheets and scripts of the site stand in /${ASSET_FOLDER}/, by which an output of Lockstep is known. Take the setting out.`,
    );
}

/** @throws ProjectSettingsError for a site in several versions, which Astro cannot build at once */
export function checkVersions({ versions }: Pick<Site, 'versions'>): void {
  if (versions.length > 0)
    throw new ProjectSettingsError(
      'Unexpected “versions” in the configuration of a site in an Astro project, expected none: Astro builds one site at a time. Build each version by itself, with a “base” of its own, or take the site out of the project.',
    );
}

function disagree(setting: string, value: string, other: string, otherValue: string): never {
  throw new ProjectSettingsError(
    `Unexpected “${setting}: ${value}” in the configuration of Astro, which disagrees with ${other} (${otherValue}), expected the same in both. Change one of them, or take “${setting}” out of Astro’s.`,
  );
}
