/** Shortcodes of the documentation of Kubernetes. */
import type { ShortcodeDefinition } from '../../../shortcodes/index.ts';
import blocksCaseStudies from './blocks/case-studies.ts';
import blocksKubernetesFeatures from './blocks/kubernetes-features.ts';
import caseStudiesLead from './case-studies/lead.ts';
import caseStudiesQuote from './case-studies/quote.ts';
import cncfLandscape from './community/cncf-landscape.ts';
import communityEvents from './community/community-events.ts';
import upcomingEvents from './community/upcoming-events.ts';
import katButton from './katacoda/kat-button.ts';
import katacodaRemoval from './katacoda/katacoda-removal.ts';
import katacodaTutorial from './katacoda/katacoda-tutorial.ts';
import capture from './layout/capture.ts';
import center from './layout/center.ts';
import column from './layout/column.ts';
import link from './layout/link.ts';
import row from './layout/row.ts';
import siteSearchbar from './layout/site-searchbar.ts';
import toc from './layout/toc.ts';
import deprecationfilewarning from './notices/deprecationfilewarning.ts';
import dockershimRemoval from './notices/dockershim-removal.ts';
import featureState from './notices/feature-state.ts';
import thirdpartyContent from './notices/thirdparty-content.ts';
import apiReference from './reference/api-reference.ts';
import code from './reference/code.ts';
import cveFeed from './reference/cve-feed.ts';
import referenceDocs from './reference/reference_docs.ts';
import eolReleases from './releases/eol-releases.ts';
import hugoVersion from './releases/hugoVersion.ts';
import latestReleaseNotes from './releases/latest-release-notes.ts';
import latestSemver from './releases/latest-semver.ts';
import latestVersion from './releases/latest-version.ts';
import releaseBranch from './releases/release-branch.ts';
import releaseBranches from './releases/release-branches.ts';
import releaseData from './releases/release-data.ts';
import skew from './releases/skew.ts';
import versionCheck from './releases/version-check.ts';
import versionsOther from './releases/versions-other.ts';

export const shortcodes: readonly ShortcodeDefinition[] = [
  apiReference,
  blocksCaseStudies,
  blocksKubernetesFeatures,
  capture,
  caseStudiesLead,
  caseStudiesQuote,
  center,
  cncfLandscape,
  code,
  column,
  communityEvents,
  cveFeed,
  deprecationfilewarning,
  dockershimRemoval,
  eolReleases,
  featureState,
  katacodaRemoval,
  katacodaTutorial,
  hugoVersion,
  katButton,
  latestReleaseNotes,
  latestSemver,
  latestVersion,
  link,
  referenceDocs,
  releaseBranch,
  releaseBranches,
  releaseData,
  row,
  siteSearchbar,
  skew,
  thirdpartyContent,
  toc,
  upcomingEvents,
  versionCheck,
  versionsOther,
];
