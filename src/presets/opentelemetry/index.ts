import type { Preset } from '../preset.ts';
import { shortcodes } from './shortcodes/index.ts';
import { uiStrings } from './strings/index.ts';
import { templates } from './templates.ts';

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
    shortcodes: shortcodes.map(({ name }) => name),
  },
  templates,
};
