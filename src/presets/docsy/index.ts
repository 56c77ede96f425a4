import type { Preset } from '../preset.ts';
import { shortcodes } from './shortcodes/index.ts';
import { uiStrings } from './strings/index.ts';
import { templates } from './templates.ts';

/** The theme Docsy. */
export const docsy: Preset = {
  name: 'docsy',
  shortcodes,
  uiStrings,
  checks: {},
  styles: ['styles.css'],
  defaults: { blog: { bylines: true, years: true, excerpts: true } },
  notices: [],
  evidence: {
    themes: ['docsy'],
    shortcodes: [
      'blocks/cover',
      'blocks/feature',
      'blocks/lead',
      'blocks/link-down',
      'blocks/section',
      'cardpane',
      'pageinfo',
      'swaggerui',
      'redoc',
      'imgproc',
      'tabpane',
      '_param',
    ],
  },
  templates,
};
