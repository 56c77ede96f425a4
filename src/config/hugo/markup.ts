import { isValueList, isValueMap, type Value } from '../../formats/index.ts';
import { HIGHLIGHT, HUGO_MARKDOWN, TOC } from '../defaults.ts';
import type {
  HeadingIdStyle,
  HighlightSettings,
  MarkdownSettings,
  TocSettings,
} from '../markdown-settings.ts';
import type { HugoReference } from '../site.ts';
import type { Settings } from './settings.ts';
import { doesHugo } from './versions.ts';

const HEADING_ID_STYLES: readonly HeadingIdStyle[] = ['github', 'github-ascii', 'blackfriday'];

/** `markup.goldmark`. */
export function readMarkdown(settings: Settings, hugo: HugoReference): MarkdownSettings {
  const goldmark = settings.table('markup').table('goldmark');
  const parser = goldmark.table('parser');
  const extensions = goldmark.table('extensions');
  const renderer = goldmark.table('renderer');
  const defaults = HUGO_MARKDOWN;
  return {
    headingIds: readHeadingIds(parser),
    headingIdText: doesHugo(hugo.minor, 'plainHeadingIds') ? 'plain' : 'source',
    goldmarkComments: doesHugo(hugo.minor, 'openComments'),
    goldmarkTables: defaults.goldmarkTables,
    ...readAttributes(parser),
    attributesBeforeClosingMarks: doesHugo(hugo.minor, 'attributesBeforeClosingMarks'),
    definitionLists: readExtension(extensions, 'definitionList', defaults.definitionLists),
    definitionTermIds: parser.flag('autoDefinitionTermID', defaults.definitionTermIds),
    footnotes: readExtension(extensions, 'footnote', defaults.footnotes),
    tables: readExtension(extensions, 'table', defaults.tables),
    strikethrough: readExtension(extensions, 'strikethrough', defaults.strikethrough),
    singleTilde: doesHugo(hugo.minor, 'singleTilde'),
    taskLists: readExtension(extensions, 'taskList', defaults.taskLists),
    cjkEmphasis: defaults.cjkEmphasis,
    asides: defaults.asides,
    emoji: settings.flag('enableEmoji', defaults.emoji),
    linkify: readExtension(extensions, 'linkify', defaults.linkify),
    typographer: readExtension(extensions, 'typographer', defaults.typographer),
    hardWraps: renderer.flag('hardWraps', defaults.hardWraps),
    rawHtml: renderer.flag('unsafe', defaults.rawHtml),
    // Hugo leaves formulas to a script of the layout, unless a template of the site transforms them.
    math: settings.table('params').table('lockstep').flag('math', false),
    passthrough: readPassthrough(extensions.table('passthrough')),
  };
}

function readHeadingIds(parser: Settings): MarkdownSettings['headingIds'] {
  if (!parser.flag('autoHeadingID', true)) return 'none';
  // Its name since definition terms also have ids; the old one is accepted too.
  const name = parser.value('autoIDType') === undefined ? 'autoHeadingIDType' : 'autoIDType';
  const written = parser.text(name, HUGO_MARKDOWN.headingIds);
  const style = HEADING_ID_STYLES.find((known) => known === written.toLowerCase());
  if (style !== undefined) return style;
  parser.report('invalid-config', name, {
    message: `Unexpected “${written}” for “${[...parser.path, name].join('.')}”, expected one of ${HEADING_ID_STYLES.join(', ')}.`,
    hint: 'Use one of them; “github” is the default.',
    target: written,
  });
  return HUGO_MARKDOWN.headingIds;
}

/** `attribute` is a table with `title` and `block`; in old sites a boolean for headings. */
function readAttributes(parser: Settings): Pick<MarkdownSettings, 'headingAttributes' | 'blockAttributes'> {
  const { headingAttributes, blockAttributes } = HUGO_MARKDOWN;
  if (typeof parser.value('attribute') === 'boolean') {
    return { headingAttributes: parser.flag('attribute', headingAttributes), blockAttributes };
  }
  const attribute = parser.table('attribute');
  return {
    headingAttributes: attribute.flag('title', headingAttributes),
    blockAttributes: attribute.flag('block', blockAttributes),
  };
}

/** An extension is a boolean or, for some in newer versions, a table with `enable` or `disable`. */
function readExtension(extensions: Settings, name: string, fallback: boolean): boolean {
  if (!isValueMap(extensions.value(name))) return extensions.flag(name, fallback);
  const table = extensions.table(name);
  return table.flag('enable', fallback) && !table.flag('disable', false);
}

function readPassthrough(passthrough: Settings): MarkdownSettings['passthrough'] {
  if (!passthrough.flag('enable', false)) return HUGO_MARKDOWN.passthrough;
  const delimiters = passthrough.table('delimiters');
  const read = (name: string): [string, string][] => {
    const given = delimiters.value(name);
    if (given === undefined || given === null) return [];
    const pairs = isValueList(given) ? given.map(toPair) : [undefined];
    if (pairs.includes(undefined)) {
      delimiters.report('invalid-config', name, {
        message: `Unexpected value for “${[...delimiters.path, name].join('.')}”, expected a list of pairs of delimiters.`,
        hint: 'Write a list such as [["$$", "$$"]].',
      });
    }
    return pairs.filter((pair) => pair !== undefined);
  };
  return { block: read('block'), inline: read('inline') };
}

function toPair(value: Value): [string, string] | undefined {
  if (!isValueList(value) || value.length !== 2) return undefined;
  const [open = null, close = null] = value;
  return isDelimiter(open) && isDelimiter(close) ? [open, close] : undefined;
}

/** White space would match at every word. */
function isDelimiter(value: Value): value is string {
  return typeof value === 'string' && /^\S+$/.test(value);
}

/** `markup.highlight`, and the older `pygments…` settings. */
export function readHighlight(settings: Settings): HighlightSettings {
  const highlight = settings.table('markup').table('highlight');
  const oldOptions = new Map(
    settings
      .text('pygmentsOptions', '')
      .split(',')
      .map((option): [string, string] => {
        const [name = '', value = ''] = option.split('=');
        return [name.trim().toLowerCase(), value.trim().toLowerCase()];
      }),
  );
  const oldLineNumbers = oldOptions.get('linenos');
  const oldFirstLine = Number(oldOptions.get('linenostart') ?? HIGHLIGHT.firstLine);
  return {
    codeFences: highlight.flag('codeFences', settings.flag('pygmentsCodeFences', HIGHLIGHT.codeFences)),
    lineNumbers: readLineNumbers(highlight, oldLineNumbers !== undefined && oldLineNumbers !== 'false'),
    firstLine: highlight.number(
      'lineNoStart',
      Number.isInteger(oldFirstLine) ? oldFirstLine : HIGHLIGHT.firstLine,
    ),
    tabWidth: highlight.wholeNumber('tabWidth', HIGHLIGHT.tabWidth, 0),
  };
}

/** `lineNos` is a boolean, or the name of a layout. */
function readLineNumbers(highlight: Settings, fallback: boolean): boolean {
  const written = highlight.value('lineNos');
  return written === 'table' || written === 'inline' ? true : highlight.flag('lineNos', fallback);
}

/** `markup.tableOfContents`. */
export function readToc(settings: Settings): TocSettings {
  const toc = settings.table('markup').table('tableOfContents');
  return {
    startLevel: toc.wholeNumber('startLevel', TOC.startLevel, 0),
    // -1 is Hugo's value for all levels.
    endLevel: toc.wholeNumber('endLevel', TOC.endLevel, -1),
    ordered: toc.flag('ordered', TOC.ordered),
  };
}
