/** Shortcodes of the theme Docsy. */
import type { ShortcodeDefinition } from '../../../shortcodes/index.ts';
import redoc from './api/redoc.ts';
import swaggerui from './api/swaggerui.ts';
import blocksCover from './blocks/cover.ts';
import blocksFeature from './blocks/feature.ts';
import blocksLead from './blocks/lead.ts';
import blocksLinkDown from './blocks/link-down.ts';
import blocksSection from './blocks/section.ts';
import conditionalText from './boxes/conditional-text.ts';
import pageinfo from './boxes/pageinfo.ts';
import card from './cards/card.ts';
import cardCode from './cards/card-code.ts';
import cardpane from './cards/cardpane.ts';
import iframe from './files/iframe.ts';
import imgproc from './files/imgproc.ts';
import readfile from './files/readfile.ts';
import underscoreParam from './params/_param.ts';
import tabpane from './tabs/tabpane.ts';

export const shortcodes: readonly ShortcodeDefinition[] = [
  blocksCover,
  blocksFeature,
  blocksLead,
  blocksLinkDown,
  blocksSection,
  card,
  cardCode,
  cardpane,
  conditionalText,
  iframe,
  imgproc,
  pageinfo,
  readfile,
  redoc,
  swaggerui,
  tabpane,
  underscoreParam,
];
