import { isValueMap } from '../../formats/index.ts';
import type { Settings } from './settings.ts';

interface Unsupported {
  /** Path of the setting, as in Hugo's manual. */
  readonly path: readonly [string, ...string[]];
  /** Whether the value requests something unsupported. */
  readonly isUsed: (settings: Settings, name: string) => boolean;
  /** What happens instead. */
  readonly instead: string;
}

const isOn: Unsupported['isUsed'] = (settings, name) => settings.flag(name, false);
const isOff: Unsupported['isUsed'] = (settings, name) => !settings.flag(name, true);
const isGiven: Unsupported['isUsed'] = (settings, name) => {
  const value = settings.value(name);
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
};
const isNot =
  (usual: string): Unsupported['isUsed'] =>
  (settings, name) =>
    settings.text(name, usual).toLowerCase() !== usual;

const GOLDMARK = ['markup', 'goldmark'] as const;

/** Settings that affect readers and are not supported. Those about Hugo's own operation (caches, imaging, servers) are ignored. */
export const UNSUPPORTED: readonly Unsupported[] = [
  { path: ['canonifyURLs'], isUsed: isOn, instead: 'links stay as they are written' },
  { path: ['relativeURLs'], isUsed: isOn, instead: 'links stay root-relative' },
  { path: ['removePathAccents'], isUsed: isOn, instead: 'URLs keep their accents' },
  { path: ['enableInlineShortcodes'], isUsed: isOn, instead: 'inline shortcodes are not run' },
  { path: ['security', 'enableInlineShortcodes'], isUsed: isOn, instead: 'inline shortcodes are not run' },
  { path: ['sectionPagesMenu'], isUsed: isGiven, instead: 'sections are not added to a menu' },
  {
    path: ['pluralizeListTitles'],
    isUsed: isOff,
    instead: 'titles of sections without a file are plurals',
  },
  {
    path: ['titleCaseStyle'],
    isUsed: isNot('ap'),
    instead: 'titles of terms are capitalized by the rules of the Associated Press',
  },
  { path: ['defaultOutputFormat'], isUsed: isNot('html'), instead: 'HTML comes first' },
  { path: ['renderSegments'], isUsed: isGiven, instead: 'the whole site is built' },
  ...['versions', 'roles'].map(
    (name): Unsupported => ({
      path: [name],
      isUsed: isGiven,
      instead: 'pages are generated once, for all of them',
    }),
  ),
  ...['defaultContentVersion', 'defaultContentRole'].map(
    (name): Unsupported => ({
      path: [name],
      isUsed: name === 'defaultContentRole' ? isNot('guest') : isGiven,
      instead: 'pages are made once',
    }),
  ),
  ...['defaultContentVersionInSubdir', 'defaultContentRoleInSubdir', 'disableDefaultSiteRedirect'].map(
    (name): Unsupported => ({ path: [name], isUsed: isOn, instead: 'URLs begin with the language' }),
  ),
  {
    path: [...GOLDMARK, 'duplicateResourceFiles'],
    isUsed: isOn,
    instead: 'translations share the files of a page',
  },
  {
    path: [...GOLDMARK, 'parser', 'wrapStandAloneImageWithinParagraph'],
    isUsed: isOff,
    instead: 'images stay in paragraphs',
  },
  {
    path: [...GOLDMARK, 'extensions', 'footnote', 'enableAutoIDPrefix'],
    isUsed: isOn,
    instead: 'footnotes are numbered by page',
  },
  {
    path: [...GOLDMARK, 'extensions', 'footnote', 'backlinkHTML'],
    isUsed: isGiven,
    instead: 'footnotes have an arrow as back link',
  },
  {
    path: [...GOLDMARK, 'extensions', 'cjk', 'enable'],
    isUsed: isOn,
    instead: 'line breaks between Han characters are kept',
  },
  ...['eastAsianLineBreaks', 'escapedSpace'].map(
    (name): Unsupported => ({
      path: [...GOLDMARK, 'extensions', 'cjk', name],
      isUsed: isOn,
      instead: 'line breaks and spaces between Han characters are kept',
    }),
  ),
  {
    path: [...GOLDMARK, 'extensions', 'cjk', 'eastAsianLineBreaksStyle'],
    isUsed: isNot('simple'),
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
      isUsed: isGiven,
      instead: 'the default sign is printed',
    }),
  ),
  ...[['markup', 'highlight', 'guessSyntax'] as const, ['pygmentsCodeFencesGuessSyntax'] as const].map(
    (path): Unsupported => ({ path, isUsed: isOn, instead: 'code without a language is not highlighted' }),
  ),
  ...['delete', 'insert', 'mark', 'subscript', 'superscript'].map(
    (name): Unsupported => ({
      path: [...GOLDMARK, 'extensions', 'extras', name, 'enable'],
      isUsed: isOn,
      instead: 'its markup is shown as text',
    }),
  ),
];

/** Reports settings of the site that are not supported. */
export function reportUnsupported(settings: Settings): void {
  for (const { path, isUsed, instead } of UNSUPPORTED) {
    const name = path.at(-1) ?? path[0];
    let table = settings;
    // A value that is not a table (`footnote: false`) contains no setting.
    const above = path.slice(0, -1);
    for (const key of above) if (isValueMap(table.value(key))) table = table.table(key);
    if (table.path.length - settings.path.length < above.length || !isUsed(table, name)) continue;
    table.report('unsupported-config', name, {
      message: `Unexpected setting “${path.join('.')}”, which Lockstep does not support: ${instead}.`,
      hint: 'Remove it, or check the pages that depend on it.',
      target: path.join('.'),
    });
  }
  const handler = settings.table('markup').text('defaultMarkdownHandler', 'goldmark').toLowerCase();
  if (handler !== 'goldmark') {
    settings.table('markup').report('unsupported-config', 'defaultMarkdownHandler', {
      message: `Unexpected Markdown handler “${handler}”, expected “goldmark”: pages are parsed as by Goldmark.`,
      hint: 'Set it to “goldmark”, and check the pages.',
      target: handler,
    });
  }
  const languages = settings.table('languages');
  for (const name of Object.keys(languages.values)) {
    const language = languages.table(name);
    if (language.value('baseURL') === undefined) continue;
    language.report('unsupported-config', 'baseURL', {
      message: `Unexpected “baseURL” of the language “${name}”, expected one for the site: all languages are published on one host.`,
      hint: 'Remove it; the language’s pages are published below its name.',
      target: language.text('baseURL', ''),
    });
  }
}
