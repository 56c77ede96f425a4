import type { Preset } from '../preset.ts';
import { shortcodes } from './shortcodes/index.ts';
import { uiStrings } from './strings/index.ts';
import { templates } from './templates.ts';

/** Nearly all of these are in the tree as templates, which are run: they only tell what the tree is. */
const OWN_SHORTCODES: readonly string[] = [
  'apidocs',
  'blog/integration-badge',
  'code_block_from',
  'collector-component-rows',
  'community-lists',
  'community/members-list',
  'component-link',
  'config_option',
  'docs/languages/exporters/intro',
  'docs/languages/index-adopters',
  'docs/languages/index-intro',
  'docs/languages/libraries-intro',
  'docs/languages/native-libraries',
  'docs/languages/propagation',
  'docs/languages/resources-intro',
  'ecosystem/adopters-table',
  'ecosystem/distributions-table',
  'ecosystem/integrations-table',
  'ecosystem/registry/search-form',
  'ecosystem/vendor-table',
  'homepage/adopters-showcase',
  'homepage/ecosystem-stats',
  'homepage/hero-search',
  'homepage/intro-section',
  'homepage/main-feature',
  'homepage/main-features',
  'homepage/otel-feature',
  'homepage/otel-features',
  'homepage/signal',
  'homepage/signals-showcase',
  'homepage/stat',
  'sampling-support-list',
  'signal-support-table',
  'spec_status',
  'telemetry-support-table',
  'version-from-registry',
];

/** The documentation of OpenTelemetry. */
export const opentelemetry: Preset = {
  name: 'opentelemetry',
  shortcodes,
  uiStrings,
  checks: {},
  styles: ['styles.css'],
  defaults: {},
  notices: [],
  evidence: {
    themes: [],
    shortcodes: OWN_SHORTCODES,
  },
  templates,
};
