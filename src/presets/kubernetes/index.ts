import type { Preset } from '../preset.ts';
import { shortcodes } from './shortcodes/index.ts';
import { uiStrings } from './strings/index.ts';
import { templates } from './templates.ts';

/** Hosts of short URLs for issues and enhancement proposals. */
const ISSUES = /^https?:\/\/(?:issues?|prs?)\.(?:k8s|kubernetes)\.io\/(\d+)(?![\d.])/;
const PROPOSALS = /^https?:\/\/(?:kep\.k8s\.io|github\.com\/kubernetes\/enhancements\/issues)\/(\d+)/;

/** The documentation of Kubernetes, and of software that runs on it. */
export const kubernetes: Preset = {
  name: 'kubernetes',
  shortcodes,
  uiStrings,
  checks: {
    manifests: true,
    documents: [
      { kind: 'KEP', inText: /\bKEP[-\s#]*(\d+)/gi, inTarget: [/\/keps\/[^/]+\/(\d+)-/, PROPOSALS] },
    ],
    issues: [ISSUES],
  },
  styles: ['styles.css'],
  defaults: { exampleHosts: ['k8s.io'] },
  notices: [
    {
      uiKey: 'thirdparty_message_disclaimer',
      shortcode: 'thirdparty-content',
      // Target of links in the shortcode's texts.
      id: 'third-party-content-disclaimer',
    },
    { uiKey: 'auto_generated_pageinfo', param: 'auto_generated' },
  ],
  evidence: {
    themes: [],
    shortcodes: [
      'api-reference',
      'blocks/case-studies',
      'blocks/kubernetes-features',
      'case-studies/lead',
      'case-studies/quote',
      'cncf-landscape',
      'cve-feed',
      'deprecationfilewarning',
      'dockershim-removal',
      'eol-releases',
      'feature-state',
      'kat-button',
      'katacoda-removal',
      'katacoda-tutorial',
      'latest-release-notes',
      'latest-semver',
      'release-branch',
      'release-branches',
      'release-data',
      'skew',
      'thirdparty-content',
      'version-check',
    ],
  },
  templates,
};
