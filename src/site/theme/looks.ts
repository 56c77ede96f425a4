/** What Astro bundles for the pages of a site. */

import { findIntegrations } from '../astro/astro-frameworks.ts';
import type { Looks } from '../astro/astro-plugins.ts';
import type { LoadedSite } from '../load/load-site.ts';
import { presetStyles } from '../load/presets.ts';
import { themeStylesOf } from './theme-files.ts';

/** @returns `digest` covers everything that is bundled */
export function looksOf({
  site,
  files,
  shortcodeAssets,
}: Pick<LoadedSite, 'site' | 'files' | 'shortcodeAssets'>): Looks & { readonly digest: string } {
  const theme = themeStylesOf(site, files, shortcodeAssets);
  return {
    styles: [...presetStyles(site), ...theme.files],
    themeStyles: theme.text,
    frame: theme.frame,
    folders: theme.folders,
    integrations: findIntegrations(site),
    digest: theme.digest,
  };
}
