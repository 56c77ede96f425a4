import type { Settings } from './settings.ts';

interface Unsupported {
  /** Path of the setting, as Hugo's manual writes it. */
  readonly path: readonly [string, ...string[]];
  /** Whether the value asks for something that is not done. */
  readonly asks: (settings: Settings, name: string) => boolean;
  /** What happens instead. */
  readonly instead: string;
}

const isOn: Unsupported['asks'] = (settings, name) => settings.flag(name, false);
const isOff: Unsupported['asks'] = (settings, name) => !settings.flag(name, true);
const isGiven: Unsupported['asks'] = (settings, name) => settings.value(name) !== undefined;

/** Settings that change what readers get and are not followed. Those about Hugo's own work (caches, imaging, servers) are left alone. */
const UNSUPPORTED: readonly Unsupported[] = [
  { path: ['canonifyURLs'], asks: isOn, instead: 'links stay as they are written' },
  { path: ['relativeURLs'], asks: isOn, instead: 'links stay absolute on the site' },
  { path: ['removePathAccents'], asks: isOn, instead: 'addresses keep their accents' },
  { path: ['enableEmoji'], asks: isOn, instead: 'codes such as :smile: stay text' },
  { path: ['enableInlineShortcodes'], asks: isOn, instead: 'inline shortcodes are not run' },
  { path: ['security', 'enableInlineShortcodes'], asks: isOn, instead: 'inline shortcodes are not run' },
  { path: ['sectionPagesMenu'], asks: isGiven, instead: 'sections are not added to a menu' },
  {
    path: ['markup', 'goldmark', 'parser', 'wrapStandAloneImageWithinParagraph'],
    asks: isOff,
    instead: 'images stay in paragraphs',
  },
  {
    path: ['markup', 'goldmark', 'extensions', 'cjk', 'enable'],
    asks: isOn,
    instead: 'line ends between Han characters stay',
  },
  ...[['markup', 'highlight', 'guessSyntax'] as const, ['pygmentsCodeFencesGuessSyntax'] as const].map(
    (path): Unsupported => ({ path, asks: isOn, instead: 'code without the name of a language stays plain' }),
  ),
  ...['delete', 'insert', 'mark', 'subscript', 'superscript'].map(
    (name): Unsupported => ({
      path: ['markup', 'goldmark', 'extensions', 'extras', name, 'enable'],
      asks: isOn,
      instead: 'its marks stay text',
    }),
  ),
];

/** Reports what the site asks for and does not get. */
export function reportUnsupported(settings: Settings): void {
  for (const { path, asks, instead } of UNSUPPORTED) {
    const name = path.at(-1) ?? path[0];
    let table = settings;
    for (const key of path.slice(0, -1)) table = table.table(key);
    if (!asks(table, name)) continue;
    table.report('unsupported-config', name, {
      message: `Unexpected setting “${path.join('.')}”, expected a site that does without it: ${instead}.`,
      hint: 'Remove it, or check the pages that need it.',
      target: path.join('.'),
    });
  }
  const handler = settings.table('markup').text('defaultMarkdownHandler', 'goldmark').toLowerCase();
  if (handler !== 'goldmark') {
    settings.table('markup').report('unsupported-config', 'defaultMarkdownHandler', {
      message: `Unexpected Markdown handler “${handler}”, expected “goldmark”: pages are read as Goldmark reads them.`,
      hint: 'Set it to “goldmark”, and check the pages.',
      target: handler,
    });
  }
  const languages = settings.table('languages');
  for (const name of Object.keys(languages.values)) {
    const language = languages.table(name);
    if (language.value('baseURL') === undefined) continue;
    language.report('unsupported-config', 'baseURL', {
      message: `Unexpected “baseURL” of the language “${name}”, expected one for the site: all languages stand under one host.`,
      hint: 'Remove it; the pages of the language stand under its name.',
      target: language.text('baseURL', ''),
    });
  }
}
