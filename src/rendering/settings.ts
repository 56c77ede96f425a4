/** The settings of a site that rendering reads itself. All else it asks by look-ups, so that a page depends on no more than it shows. */
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

export type RenderSettings = Pick<Site, (typeof NAMES)[number]>;

/** These settings alone, in one order: what the results of rendering are kept under. */
export function renderSettingsOf(site: RenderSettings): Readonly<Record<string, unknown>> {
  return Object.fromEntries(NAMES.map((name) => [name, site[name]]));
}
