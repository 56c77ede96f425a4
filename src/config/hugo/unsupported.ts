import { isValueMap } from '../../formats/index.ts';
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
const isGiven: Unsupported['asks'] = (settings, name) => {
  const value = settings.value(name);
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
};
const isNot =
  (usual: string): Unsupported['asks'] =>
  (settings, name) =>
    settings.text(name, usual).toLowerCase() !== usual;

const GOLDMARK = ['markup', 'goldmark'] as const;

/** Settings that change what readers get and are not followed. Those about Hugo's own work (caches, imaging, servers) are left alone. */
export const UNSUPPORTED: readonly Unsupported[] = [
  { path: ['canonifyURLs'], asks: isOn, instead: 'links stay as they are written' },
  { path: ['relativeURLs'], asks: isOn, instead: 'links stay absolute on the site' },
  { path: ['removePathAccents'], asks: isOn, instead: 'addresses keep their accents' },
  { path: ['enableInlineShortcodes'], asks: isOn, instead: 'inline shortcodes are not run' },
  { path: ['security', 'enableInlineShortcodes'], asks: isOn, instead: 'inline shortcodes are not run' },
  { path: ['sectionPagesMenu'], asks: isGiven, instead: 'sections are not added to a menu' },
  {
    path: ['pluralizeListTitles'],
    asks: isOff,
    instead: 'sections without a title are called in the plural',
  },
  {
    path: ['titleCaseStyle'],
    asks: isNot('ap'),
    instead: 'titles of terms have capitals in the way of the Associated Press',
  },
  { path: ['defaultOutputFormat'], asks: isNot('html'), instead: 'HTML comes first' },
  { path: ['renderSegments'], asks: isGiven, instead: 'the whole site is built' },
  ...['versions', 'roles'].map(
    (name): Unsupported => ({ path: [name], asks: isGiven, instead: 'pages are made once, for all of them' }),
  ),
  ...['defaultContentVersion', 'defaultContentRole'].map(
    (name): Unsupported => ({
      path: [name],
      asks: name === 'defaultContentRole' ? isNot('guest') : isGiven,
      instead: 'pages are made once',
    }),
  ),
  ...['defaultContentVersionInSubdir', 'defaultContentRoleInSubdir', 'disableDefaultSiteRedirect'].map(
    (name): Unsupported => ({ path: [name], asks: isOn, instead: 'addresses begin with the language' }),
  ),
  {
    path: [...GOLDMARK, 'duplicateResourceFiles'],
    asks: isOn,
    instead: 'translations share the files of a page',
  },
  {
    path: [...GOLDMARK, 'parser', 'wrapStandAloneImageWithinParagraph'],
    asks: isOff,
    instead: 'images stay in paragraphs',
  },
  {
    path: [...GOLDMARK, 'extensions', 'footnote', 'enableAutoIDPrefix'],
    asks: isOn,
    instead: 'notes are numbered by page',
  },
  {
    path: [...GOLDMARK, 'extensions', 'footnote', 'backlinkHTML'],
    asks: isGiven,
    instead: 'notes lead back by an arrow',
  },
  {
    path: [...GOLDMARK, 'extensions', 'cjk', 'enable'],
    asks: isOn,
    instead: 'line ends between Han characters stay',
  },
  ...['eastAsianLineBreaks', 'escapedSpace'].map(
    (name): Unsupported => ({
      path: [...GOLDMARK, 'extensions', 'cjk', name],
      asks: isOn,
      instead: 'line ends and spaces between Han characters stay',
    }),
  ),
  {
    path: [...GOLDMARK, 'extensions', 'cjk', 'eastAsianLineBreaksStyle'],
    asks: isNot('simple'),
    instead: 'line ends between Han characters stay',
  },
  ...[
    ...[
      'leftSingleQuote',
      'rightSingleQuote',
      'leftDoubleQuote',
      'rightDoubleQuote',
      'leftAngleQuote',
      'rightAngleQuote',
    ],
    ...['enDash', 'emDash', 'ellipsis', 'apostrophe'],
  ].map(
    (name): Unsupported => ({
      path: [...GOLDMARK, 'extensions', 'typographer', name],
      asks: isGiven,
      instead: 'the usual sign stands there',
    }),
  ),
  ...[['markup', 'highlight', 'guessSyntax'] as const, ['pygmentsCodeFencesGuessSyntax'] as const].map(
    (path): Unsupported => ({ path, asks: isOn, instead: 'code without the name of a language stays plain' }),
  ),
  ...['delete', 'insert', 'mark', 'subscript', 'superscript'].map(
    (name): Unsupported => ({
      path: [...GOLDMARK, 'extensions', 'extras', name, 'enable'],
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
    // What is no table (`footnote: false`) holds no setting.
    const above = path.slice(0, -1);
    for (const key of above) if (isValueMap(table.value(key))) table = table.table(key);
    if (table.path.length - settings.path.length < above.length || !asks(table, name)) continue;
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
