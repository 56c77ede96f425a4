/** Every shortcode that Lockstep brings along. One a file, under its own name; a site adds its own beside them. */
import type { ShortcodeDefinition } from '../definition.ts';
import underscoreParam from './_param.ts';
import alert from './alert.ts';
import apiReference from './api-reference.ts';
import blocksCaseStudies from './blocks/case-studies.ts';
import blocksCover from './blocks/cover.ts';
import blocksFeature from './blocks/feature.ts';
import blocksKubernetesFeatures from './blocks/kubernetes-features.ts';
import blocksLead from './blocks/lead.ts';
import blocksLinkDown from './blocks/link-down.ts';
import blocksSection from './blocks/section.ts';
import capture from './capture.ts';
import card from './card.ts';
import cardCode from './card-code.ts';
import cardpane from './cardpane.ts';
import caseStudiesLead from './case-studies/lead.ts';
import caseStudiesQuote from './case-studies/quote.ts';
import caution from './caution.ts';
import cncfLandscape from './cncf-landscape.ts';
import code from './code.ts';
import codenew from './codenew.ts';
import comment from './comment.ts';
import conditionalText from './conditional-text.ts';
import cveFeed from './cve-feed.ts';
import deprecationfilewarning from './deprecationfilewarning.ts';
import details from './details.ts';
import dockershimRemoval from './dockershim-removal.ts';
import eolReleases from './eol-releases.ts';
import example from './example.ts';
import featureState from './feature-state.ts';
import figure from './figure.ts';
import gist from './gist.ts';
import glossaryDefinition from './glossary_definition.ts';
import glossaryTooltip from './glossary_tooltip.ts';
import heading from './heading.ts';
import highlight from './highlight.ts';
import hugoVersion from './hugoVersion.ts';
import iframe from './iframe.ts';
import imgproc from './imgproc.ts';
import include from './include.ts';
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
import readfile from './readfile.ts';
import ref from './ref.ts';
import referenceDocs from './reference_docs.ts';
import releaseBranch from './release-branch.ts';
import releaseBranches from './release-branches.ts';
import releaseData from './release-data.ts';
import relref from './relref.ts';
import siteSearchbar from './site-searchbar.ts';
import skew from './skew.ts';
import tab from './tab.ts';
import table from './table.ts';
import tabpane from './tabpane.ts';
import tabs from './tabs.ts';
import thirdpartyContent from './thirdparty-content.ts';
import toc from './toc.ts';
import upcomingEvents from './upcoming-events.ts';
import versionCheck from './version-check.ts';
import versionsOther from './versions-other.ts';
import vimeo from './vimeo.ts';
import warning from './warning.ts';
import youtube from './youtube.ts';

export const definitions: readonly ShortcodeDefinition[] = [
  underscoreParam,
  alert,
  apiReference,
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
  cncfLandscape,
  code,
  codenew,
  comment,
  conditionalText,
  cveFeed,
  deprecationfilewarning,
  details,
  dockershimRemoval,
  eolReleases,
  example,
  featureState,
  figure,
  gist,
  glossaryDefinition,
  glossaryTooltip,
  heading,
  highlight,
  hugoVersion,
  iframe,
  imgproc,
  include,
  katButton,
  katacodaRemoval,
  katacodaTutorial,
  latestReleaseNotes,
  latestSemver,
  latestVersion,
  link,
  mermaid,
  note,
  pageinfo,
  param,
  readfile,
  ref,
  referenceDocs,
  releaseBranch,
  releaseBranches,
  releaseData,
  relref,
  siteSearchbar,
  skew,
  tab,
  table,
  tabpane,
  tabs,
  thirdpartyContent,
  toc,
  upcomingEvents,
  versionCheck,
  versionsOther,
  vimeo,
  warning,
  youtube,
];
