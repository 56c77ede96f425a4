/** The site settings that rendering reads directly. Everything else is looked up, so that a page depends only on what it uses. */
import type { Site } from '../config/index.ts';

const NAMES = [
  'conventions',
  'dialect',
  'presets',
  'basePath',
  'writtenBasePath',
  'locales',
  'defaultLocale',
  'defaultLocaleInSubdir',
  'fallbackPages',
  'markdownPages',
  'printViews',
  'search',
  'markdown',
  'embeddedHooks',
  'highlight',
  'toc',
  'i18nDir',
  'trust',
  'pagers',
  'outputFormats',
  'code',
] as const satisfies readonly (keyof Site)[];

export type RenderSettings = Pick<Site, (typeof NAMES)[number]> & {
  /** The only part of the theme that changes the body of a page. */
  readonly theme: Pick<Site['theme'], 'imageZoom'>;
};

/** Only these settings, in a fixed order: part of the cache key. */
export function renderSettingsOf(site: RenderSettings): Readonly<Record<string, unknown>> {
  return {
    ...Object.fromEntries(NAMES.map((name) => [name, site[name]])),
    imageZoom: site.theme.imageZoom,
  };
}
