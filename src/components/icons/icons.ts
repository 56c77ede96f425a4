/** The icons of the site: drawings of Lucide, inline, so that a page needs no request for them and a Content-Security-Policy no exception. */
import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw';
import arrowRight from 'lucide-static/icons/arrow-right.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import file from 'lucide-static/icons/file-text.svg?raw';
import history from 'lucide-static/icons/history.svg?raw';
import languages from 'lucide-static/icons/languages.svg?raw';
import list from 'lucide-static/icons/list.svg?raw';
import menu from 'lucide-static/icons/menu.svg?raw';
import message from 'lucide-static/icons/message-circle-warning.svg?raw';
import monitor from 'lucide-static/icons/monitor.svg?raw';
import moon from 'lucide-static/icons/moon.svg?raw';
import panel from 'lucide-static/icons/panel-left.svg?raw';
import pencil from 'lucide-static/icons/pencil.svg?raw';
import printer from 'lucide-static/icons/printer.svg?raw';
import rss from 'lucide-static/icons/rss.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import sun from 'lucide-static/icons/sun.svg?raw';
import x from 'lucide-static/icons/x.svg?raw';

const FILES = {
  arrowLeft,
  arrowRight,
  check,
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

/** What is drawn, by name: the inside of a file's `<svg>`. How it is drawn is the same for all, and stands in the style sheet. */
export const DRAWINGS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(FILES).map(([name, file]) => [name, drawingOf(file)]),
);

function drawingOf(file: string): string {
  const inside = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(file)?.[1] ?? '';
  return inside.replaceAll(/\s*\n\s*/g, '').replaceAll(' />', '/>');
}
