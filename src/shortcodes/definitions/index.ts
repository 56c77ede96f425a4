/** Every shortcode that Lockstep brings along. One a file, under its own name; a site adds its own beside them. */
import type { ShortcodeDefinition } from '../definition.ts';
import underscoreParam from './_param.ts';
import alert from './alert.ts';
import apiReference from './api-reference.ts';
import apidocs from './apidocs.ts';
import blocksCaseStudies from './blocks/case-studies.ts';
import blocksCover from './blocks/cover.ts';
import blocksFeature from './blocks/feature.ts';
import blocksKubernetesFeatures from './blocks/kubernetes-features.ts';
import blocksLead from './blocks/lead.ts';
import blocksLinkDown from './blocks/link-down.ts';
import blocksSection from './blocks/section.ts';
import blogIntegrationBadge from './blog/integration-badge.ts';
import capture from './capture.ts';
import card from './card.ts';
import cardCode from './card-code.ts';
import cardpane from './cardpane.ts';
import caseStudiesLead from './case-studies/lead.ts';
import caseStudiesQuote from './case-studies/quote.ts';
import caution from './caution.ts';
import center from './center.ts';
import cncfLandscape from './cncf-landscape.ts';
import code from './code.ts';
import codeBlockFrom from './code_block_from.ts';
import codenew from './codenew.ts';
import collectorComponentRows from './collector-component-rows.ts';
import column from './column.ts';
import comment from './comment.ts';
import communityMembersList from './community/members-list.ts';
import communityEvents from './community-events.ts';
import communityLists from './community-lists.ts';
import componentLink from './component-link.ts';
import conditionalText from './conditional-text.ts';
import configOption from './config_option.ts';
import cveFeed from './cve-feed.ts';
import deprecationfilewarning from './deprecationfilewarning.ts';
import details from './details.ts';
import dockershimRemoval from './dockershim-removal.ts';
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
import eolReleases from './eol-releases.ts';
import example from './example.ts';
import featureState from './feature-state.ts';
import figure from './figure.ts';
import gist from './gist.ts';
import glossaryDefinition from './glossary_definition.ts';
import glossaryTooltip from './glossary_tooltip.ts';
import heading from './heading.ts';
import highlight from './highlight.ts';
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
import hugoVersion from './hugoVersion.ts';
import iframe from './iframe.ts';
import imgproc from './imgproc.ts';
import include from './include.ts';
import instagram from './instagram.ts';
import katButton from './kat-button.ts';
import katacodaRemoval from './katacoda-removal.ts';
import katacodaTutorial from './katacoda-tutorial.ts';
import latestReleaseNotes from './latest-release-notes.ts';
import latestSemver from './latest-semver.ts';
import latestVersion from './latest-version.ts';
import link from './link.ts';
import mermaid from './mermaid.ts';
import note from './note.ts';
import pageinfo from './pageinfo.ts';
import param from './param.ts';
import qr from './qr.ts';
import readfile from './readfile.ts';
import redoc from './redoc.ts';
import ref from './ref.ts';
import referenceDocs from './reference_docs.ts';
import releaseBranch from './release-branch.ts';
import releaseBranches from './release-branches.ts';
import releaseData from './release-data.ts';
import relref from './relref.ts';
import row from './row.ts';
import samplingSupportList from './sampling-support-list.ts';
import signalSupportTable from './signal-support-table.ts';
import siteSearchbar from './site-searchbar.ts';
import skew from './skew.ts';
import specStatus from './spec_status.ts';
import swaggerui from './swaggerui.ts';
import tab from './tab.ts';
import table from './table.ts';
import tabpane from './tabpane.ts';
import tabs from './tabs.ts';
import telemetrySupportTable from './telemetry-support-table.ts';
import thirdpartyContent from './thirdparty-content.ts';
import toc from './toc.ts';
import upcomingEvents from './upcoming-events.ts';
import versionCheck from './version-check.ts';
import versionFromRegistry from './version-from-registry.ts';
import versionsOther from './versions-other.ts';
import vimeo from './vimeo.ts';
import warning from './warning.ts';
import x from './x.ts';
import youtube from './youtube.ts';

export const definitions: readonly ShortcodeDefinition[] = [
  alert,
  apidocs,
  apiReference,
  blogIntegrationBadge,
  ecosystemRegistrySearchForm,
  blocksCaseStudies,
  blocksCover,
  blocksFeature,
  blocksKubernetesFeatures,
  blocksLead,
  blocksLinkDown,
  blocksSection,
  capture,
  card,
  cardCode,
  cardpane,
  caseStudiesLead,
  caseStudiesQuote,
  caution,
  center,
  cncfLandscape,
  code,
  codeBlockFrom,
  codenew,
  collectorComponentRows,
  column,
  comment,
  communityEvents,
  communityLists,
  communityMembersList,
  componentLink,
  conditionalText,
  configOption,
  cveFeed,
  deprecationfilewarning,
  details,
  dockershimRemoval,
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
  eolReleases,
  example,
  featureState,
  figure,
  gist,
  glossaryDefinition,
  glossaryTooltip,
  heading,
  highlight,
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
  iframe,
  imgproc,
  include,
  instagram,
  katacodaRemoval,
  katacodaTutorial,
  katButton,
  latestReleaseNotes,
  latestSemver,
  latestVersion,
  link,
  mermaid,
  note,
  pageinfo,
  param,
  qr,
  readfile,
  redoc,
  ref,
  referenceDocs,
  releaseBranch,
  releaseBranches,
  releaseData,
  relref,
  row,
  samplingSupportList,
  signalSupportTable,
  siteSearchbar,
  skew,
  specStatus,
  swaggerui,
  tab,
  table,
  tabpane,
  tabs,
  telemetrySupportTable,
  thirdpartyContent,
  toc,
  underscoreParam,
  upcomingEvents,
  versionCheck,
  versionFromRegistry,
  versionsOther,
  vimeo,
  warning,
  x,
  youtube,
];
