export type { Value, ValueMap } from '../formats/index.ts';
export { type Conventions, HUGO_CONVENTIONS, LOCKSTEP_CONVENTIONS } from './conventions.ts';
export { describeSettings, type Setting } from './describe-settings.ts';
export { type LoadedSite, type LoadSiteOptions, loadSite } from './load-site.ts';
export { configSchema, defineConfig, type LockstepConfig } from './lockstep-config.ts';
export { isLanguageName } from './lockstep-locales.ts';
export type * from './site.ts';
export { createSiteFiles, createSiteImporter } from './site-files.ts';
export { UnknownLocaleError } from './unknown-locale.ts';
