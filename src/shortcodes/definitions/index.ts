/** The built-in shortcodes, which every site has: Hugo's own and Lockstep's. One per file, in folders by topic; presets and sites add theirs. */
import type { ShortcodeDefinition } from '../definition.ts';
import badge from './blocks/badge.ts';
import cards from './blocks/cards.ts';
import fileTree from './blocks/file-tree.ts';
import hero from './blocks/hero.ts';
import linkCard from './blocks/link-card.ts';
import steps from './blocks/steps.ts';
import terminal from './blocks/terminal.ts';
import video from './blocks/video.ts';
import alert from './boxes/alert.ts';
import caution from './boxes/caution.ts';
import note from './boxes/note.ts';
import warning from './boxes/warning.ts';
import heading from './content/heading.ts';
import mermaid from './content/mermaid.ts';
import table from './content/table.ts';
import codenew from './files/codenew.ts';
import example from './files/example.ts';
import include from './files/include.ts';
import glossaryDefinition from './glossary/glossary_definition.ts';
import glossaryTooltip from './glossary/glossary_tooltip.ts';
import comment from './hugo/comment.ts';
import details from './hugo/details.ts';
import figure from './hugo/figure.ts';
import gist from './hugo/gist.ts';
import highlight from './hugo/highlight.ts';
import instagram from './hugo/instagram.ts';
import param from './hugo/param.ts';
import qr from './hugo/qr.ts';
import ref from './hugo/ref.ts';
import relref from './hugo/relref.ts';
import vimeo from './hugo/vimeo.ts';
import x from './hugo/x.ts';
import youtube from './hugo/youtube.ts';
import tab from './tabs/tab.ts';
import tabs from './tabs/tabs.ts';

export const definitions: readonly ShortcodeDefinition[] = [
  alert,
  badge,
  cards,
  caution,
  codenew,
  comment,
  details,
  example,
  figure,
  fileTree,
  gist,
  glossaryDefinition,
  glossaryTooltip,
  heading,
  hero,
  highlight,
  include,
  instagram,
  linkCard,
  mermaid,
  note,
  param,
  qr,
  ref,
  relref,
  steps,
  tab,
  table,
  tabs,
  terminal,
  video,
  vimeo,
  warning,
  x,
  youtube,
];
