/** The icons of the theme: Lucide's SVG files, inline, so that pages need no requests for them and a Content-Security-Policy no exception. */
import arrowLeft from './lucide/arrow-left.svg?raw';
import arrowRight from './lucide/arrow-right.svg?raw';
import arrowUp from './lucide/arrow-up.svg?raw';
import check from './lucide/check.svg?raw';
import copy from './lucide/copy.svg?raw';
import file from './lucide/file-text.svg?raw';
import history from './lucide/history.svg?raw';
import languages from './lucide/languages.svg?raw';
import list from './lucide/list.svg?raw';
import menu from './lucide/menu.svg?raw';
import message from './lucide/message-circle-warning.svg?raw';
import monitor from './lucide/monitor.svg?raw';
import moon from './lucide/moon.svg?raw';
import panel from './lucide/panel-left.svg?raw';
import pencil from './lucide/pencil.svg?raw';
import printer from './lucide/printer.svg?raw';
import rss from './lucide/rss.svg?raw';
import search from './lucide/search.svg?raw';
import sun from './lucide/sun.svg?raw';
import x from './lucide/x.svg?raw';

const FILES = {
  arrowLeft,
  arrowRight,
  arrowUp,
  check,
  copy,
  file,
  history,
  languages,
  list,
  menu,
  message,
  monitor,
  moon,
  panel,
  pencil,
  printer,
  rss,
  search,
  sun,
  x,
} as const;

export type IconName = keyof typeof FILES;

/** The content of each icon's `<svg>`, by name. The style sheet sets the strokes and colours of all of them. */
export const DRAWINGS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(FILES).map(([name, file]) => [name, drawingOf(file)]),
);

function drawingOf(file: string): string {
  const inside = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(file)?.[1] ?? '';
  return inside.replaceAll(/\s*\n\s*/g, '').replaceAll(' />', '/>');
}
