/** Compares the site's configuration with that of its Astro project where both set the same thing. */
import type { AstroConfig } from 'astro';
import type { Site } from '../../config/index.ts';
import { ASSET_FOLDER } from '../astro/astro-work.ts';

/** The two configurations contradict each other, or the project cannot contain the site; the message names the settings. */
export class ProjectSettingsError extends Error {}

export type Address = Pick<Site, 'origin' | 'basePath'>;

/**
 * Origin and base path of the site, from whichever configuration sets them.
 *
 * @param given a base path from the command line, which overrides both
 * @throws ProjectSettingsError if they contradict each other
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
  const isUnset = ours.origin === '' && ours.basePath === '/';
  if (given === undefined && astroBase !== '/' && !isUnset && astroBase !== ours.basePath)
    disagree('base', base, 'the path of “url” in the site’s configuration', ours.basePath);
  return {
    origin: ours.origin === '' ? origin : ours.origin,
    basePath: given ?? (astroBase === '/' ? ours.basePath : astroBase),
  };
}

/** @throws ProjectSettingsError for Astro settings that would change the URLs of the site's pages */
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
      `Unexpected “build.assets: ${build.assets}” in the configuration of Astro, expected none: style sheets and scripts of the site are written to /${ASSET_FOLDER}/, by which Lockstep recognizes its output. Remove the setting.`,
    );
}

/** @throws ProjectSettingsError for a site in several versions, which Astro cannot build at once */
export function checkVersions({ versions }: Pick<Site, 'versions'>): void {
  if (versions.length > 0)
    throw new ProjectSettingsError(
      'Unexpected “versions” in the configuration of a site in an Astro project, expected none: Astro builds one site at a time. Build each version separately, with its own “base”, or move the site out of the project.',
    );
}

function disagree(setting: string, value: string, other: string, otherValue: string): never {
  throw new ProjectSettingsError(
    `Unexpected “${setting}: ${value}” in the configuration of Astro, which contradicts ${other} (${otherValue}), expected the same in both. Change one of them, or remove “${setting}” from Astro’s.`,
  );
}
