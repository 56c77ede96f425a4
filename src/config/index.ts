export type { Value, ValueMap } from '../formats/index.ts';
export { targetFaults } from './cascade-targets.ts';
export type * from './check-settings.ts';
export { type Conventions, HUGO_CONVENTIONS, LOCKSTEP_CONVENTIONS } from './conventions.ts';
export { describeSettings, describeShape, type Setting } from './describe-settings.ts';
export {
  CONFIG_NAMES as SITE_CONFIGS,
  findOurConfig,
  findSite,
  isSite,
  SITE_MARKS,
  versionFault,
} from './find-site.ts';
export { compareMenuEntries } from './hugo/menus.ts';
export { doesHugo, type HugoWay } from './hugo/versions.ts';
export { configJsonSchema, toJsonSchema } from './json-schema.ts';
export { type LoadedSite, loadSite } from './load-site.ts';
export { localeChain } from './locale-chain.ts';
export { configSchema, defineConfig, defineTheme, type LockstepConfig } from './lockstep-config.ts';
export { isLanguageName } from './lockstep-locales.ts';
export { localizedText } from './lockstep-site.ts';
export type * from './markdown-settings.ts';
export type { HookPage, LoadedEvent, PageEvent, PluginFunction, WrittenEvent } from './plugin-config.ts';
export type * from './site.ts';
export { readSiteCode, type SiteCode } from './site-code.ts';
export { createSiteFiles, createSiteImporter, currentVersion } from './site-files.ts';
export {
  BOTS,
  PLAIN_THEME,
  type SlotName,
  type ThemeInput,
  type ThemeSettings,
} from './theme-config.ts';
export { namedTrust, trustOf } from './trust.ts';
export { UnknownLocaleError } from './unknown-locale.ts';
