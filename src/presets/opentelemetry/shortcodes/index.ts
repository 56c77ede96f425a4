/** Shortcodes of the documentation of OpenTelemetry. */
import type { ShortcodeDefinition } from '../../../shortcodes/index.ts';
import blogIntegrationBadge from './blog/integration-badge.ts';
import collectorComponentRows from './collector/collector-component-rows.ts';
import componentLink from './collector/component-link.ts';
import communityLists from './community/community-lists.ts';
import communityMembersList from './community/members-list.ts';
import docsLanguagesExportersIntro from './docs/languages/exporters/intro.ts';
import docsLanguagesIndexAdopters from './docs/languages/index-adopters.ts';
import docsLanguagesIndexIntro from './docs/languages/index-intro.ts';
import docsLanguagesLibrariesIntro from './docs/languages/libraries-intro.ts';
import docsLanguagesNativeLibraries from './docs/languages/native-libraries.ts';
import docsLanguagesPropagation from './docs/languages/propagation.ts';
import docsLanguagesResourcesIntro from './docs/languages/resources-intro.ts';
import ecosystemAdoptersTable from './ecosystem/adopters-table.ts';
import ecosystemDistributionsTable from './ecosystem/distributions-table.ts';
import ecosystemIntegrationsTable from './ecosystem/integrations-table.ts';
import ecosystemRegistrySearchForm from './ecosystem/registry/search-form.ts';
import ecosystemVendorTable from './ecosystem/vendor-table.ts';
import homepageAdoptersShowcase from './homepage/adopters-showcase.ts';
import homepageEcosystemStats from './homepage/ecosystem-stats.ts';
import homepageHeroSearch from './homepage/hero-search.ts';
import homepageIntroSection from './homepage/intro-section.ts';
import homepageMainFeature from './homepage/main-feature.ts';
import homepageMainFeatures from './homepage/main-features.ts';
import homepageOtelFeature from './homepage/otel-feature.ts';
import homepageOtelFeatures from './homepage/otel-features.ts';
import homepageSignal from './homepage/signal.ts';
import homepageSignalsShowcase from './homepage/signals-showcase.ts';
import homepageStat from './homepage/stat.ts';
import apidocs from './languages/apidocs.ts';
import samplingSupportList from './languages/sampling-support-list.ts';
import signalSupportTable from './languages/signal-support-table.ts';
import telemetrySupportTable from './languages/telemetry-support-table.ts';
import codeBlockFrom from './reference/code_block_from.ts';
import configOption from './reference/config_option.ts';
import specStatus from './reference/spec_status.ts';
import versionFromRegistry from './reference/version-from-registry.ts';
import hugoVersion from './site/hugoVersion.ts';

export const shortcodes: readonly ShortcodeDefinition[] = [
  apidocs,
  blogIntegrationBadge,
  ecosystemRegistrySearchForm,
  codeBlockFrom,
  collectorComponentRows,
  communityLists,
  communityMembersList,
  componentLink,
  configOption,
  docsLanguagesExportersIntro,
  docsLanguagesIndexAdopters,
  docsLanguagesIndexIntro,
  docsLanguagesLibrariesIntro,
  docsLanguagesNativeLibraries,
  docsLanguagesPropagation,
  docsLanguagesResourcesIntro,
  ecosystemAdoptersTable,
  ecosystemDistributionsTable,
  ecosystemIntegrationsTable,
  ecosystemVendorTable,
  homepageAdoptersShowcase,
  homepageEcosystemStats,
  homepageHeroSearch,
  homepageIntroSection,
  homepageMainFeature,
  homepageMainFeatures,
  homepageOtelFeature,
  homepageOtelFeatures,
  homepageSignal,
  homepageSignalsShowcase,
  homepageStat,
  hugoVersion,
  samplingSupportList,
  signalSupportTable,
  specStatus,
  telemetrySupportTable,
  versionFromRegistry,
];
