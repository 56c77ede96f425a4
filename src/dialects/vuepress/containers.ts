/** `::: tip Title` … `:::` → callouts, foldable text and tabs (https://vuepress.vuejs.org/guide/markdown.html#custom-containers). */
import { generated, originAt, type SourceText } from '../../text/index.ts';
import { type DialectContext, noteAt } from '../dialect.ts';
import { applyEdits, type Edit } from '../edits.ts';
import { type Line, linesOf, proseOf } from '../prose.ts';
import { codeTabs } from './code-group.ts';
import { plainText, quoteArgument } from './inline.ts';

interface Container {
  readonly kind: string;
  readonly title: string;
  /** The title as written, including markup. */
  readonly written: string;
  readonly indentation: string;
  readonly colons: number;
  readonly opening: Line;
}

/** Colour of the callout, and the UI string that is its default title. */
const CALLOUTS: Readonly<Record<string, { readonly color: string; readonly label: string }>> = {
  tip: { color: 'tip', label: 'tip' },
  info: { color: 'note', label: 'note' },
  note: { color: 'note', label: 'note' },
  important: { color: 'important', label: 'important' },
  warning: { color: 'warning', label: 'warning' },
  caution: { color: 'caution', label: 'caution' },
  danger: { color: 'danger', label: 'caution' },
};

const OPENING = /^((?:[ \t]|>[ \t]?)*)(:{3,})[ \t]*([a-z][\w-]*)(?:[ \t]+(.*?))?[ \t]*$/i;
/** A container that is opened and closed on one line. */
const ONE_LINE = /^((?:[ \t]|>[ \t]?)*)(:{3,})[ \t]*([a-z][\w-]*)(?:[ \t]+(.*?))?[ \t]+\2[ \t]*$/i;
const CLOSING = /^(?:[ \t]|>[ \t]?)*(:{3,})[ \t]*$/;

/**
 * Converts all containers, nested ones too. One that is never closed ends with the list item or page that it is in.
 *
 * @param isOwn only boxes and foldable text, in a page of ours: all other containers stay as they are written, for a plugin of the site
 */
export function convertContainers(source: SourceText, context: DialectContext, isOwn = false): SourceText {
  if (!source.text.includes(':::')) return source;
  const prose = proseOf(source.text);
  const conversion: Conversion = { source, context, isOwn, edits: [], open: [] };
  const { edits, open } = conversion;
  for (const line of linesOf(source.text)) {
    const first = line.start + (/\S/.exec(line.text)?.index ?? 0);
    if (prose.isCode(first) || line.text.trim() === '') continue;
    for (let inner = open.at(-1); inner !== undefined && leaves(line, inner); inner = open.at(-1)) {
      open.pop();
      abandon(conversion, inner, line);
    }
    if (!prose.isProse(first)) continue;
    const closing = CLOSING.exec(line.text)?.[1];
    if (closing === undefined) readOpening(conversion, line);
    else readClosing(conversion, closing.length, line);
  }
  const end: Line = { text: '', start: source.text.length, end: source.text.length };
  for (const container of open.toReversed()) abandon(conversion, container, end);
  return applyEdits(source, edits);
}

interface Conversion {
  readonly source: SourceText;
  readonly context: DialectContext;
  readonly isOwn: boolean;
  readonly edits: Edit[];
  /** The open containers, innermost last. */
  readonly open: Container[];
}

/** Whether a container is left unconverted. */
function isForeign({ isOwn }: Conversion, { kind }: Container): boolean {
  return isOwn && !isCallout(kind);
}

function readOpening(conversion: Conversion, line: Line): void {
  const { source, context, edits, open } = conversion;
  const { start, end } = line;
  const whole = openingOf(line, ONE_LINE);
  if (whole !== undefined && whole.kind !== 'code-group' && !isForeign(conversion, whole)) {
    noteContainer(source, whole, context);
    edits.push({ start, end, by: onOneLine(whole, context) });
    return;
  }
  const container = openingOf(line, OPENING);
  if (container === undefined) return;
  open.push(container);
  if (isForeign(conversion, container)) return;
  noteContainer(source, container, context);
  if (container.kind !== 'code-group')
    edits.push({ start, end, by: container.indentation + tagOf(container, context) });
}

/** Closes the innermost container with at most this many colons; unclosed ones in it end too. */
function readClosing(conversion: Conversion, colons: number, line: Line): void {
  const { source, context, isOwn, edits, open } = conversion;
  const index = open.findLastIndex((container) => container.colons <= colons);
  if (index === -1) {
    if (!isOwn) noteStray(source, line, edits, context);
    return;
  }
  for (const container of open.splice(index + 1)) abandon(conversion, container, line);
  const container = open.pop();
  if (container !== undefined) close(conversion, container, line, true);
}

/** @param replaced whether the line is its closing line */
function close(conversion: Conversion, container: Container, at: Line, replaced: boolean): void {
  if (isForeign(conversion, container)) return;
  const { source, context, edits } = conversion;
  const { indentation } = container;
  const end = replaced ? at.end : at.start;
  if (container.kind === 'code-group') {
    edits.push(...codeTabs(source, container.opening, { start: at.start, end }, indentation, context));
    return;
  }
  const written = indentation + closingOf(container);
  const isLineStart = at.start === 0 || source.text.charAt(at.start - 1) === '\n';
  const text = replaced ? written : `${isLineStart ? '' : '\n'}${written}\n\n`;
  edits.push({
    start: at.start,
    end,
    by: text.trim() === '' && replaced ? '' : generated(text, originAt(source, at.start)),
  });
}

/** Ends an unclosed container. */
function abandon(conversion: Conversion, container: Container, at: Line): void {
  if (isForeign(conversion, container)) return;
  const { source, context, isOwn } = conversion;
  noteAt(context, source, container.opening.start, {
    kind: 'change',
    rule: 'container',
    message: isOwn
      ? `Unexpected aside “${container.kind}” without an end, expected a line of colons: it ends with its list item or page.`
      : `The container “${container.kind}” was never closed; it now ends with its list item or page.`,
    target: container.kind,
    ...(isOwn ? { code: 'unread-markup' as const } : {}),
  });
  close(conversion, container, at, false);
}

function openingOf(line: Line, form: RegExp): Container | undefined {
  const [, indentation = '', colons = '', kind = '', title = ''] = form.exec(line.text) ?? [];
  if (kind === '') return undefined;
  return {
    kind: kind.toLowerCase(),
    title: plainText(title),
    written: title,
    indentation,
    colons: colons.length,
    opening: line,
  };
}

function onOneLine(container: Container, context: DialectContext): string {
  const parts = [tagOf({ ...container, title: '' }, context), container.written, closingOf(container)];
  return parts
    .filter((part) => part !== '')
    .map((part) => container.indentation + part)
    .join('\n');
}

/** Text that is indented less than the opening line is outside of the list item of the container. */
function leaves({ text }: Line, { indentation }: Container): boolean {
  const column = indentation.replaceAll('\t', '    ').length;
  if (column === 0 || CLOSING.test(text)) return false;
  const own = (/^[ \t]*/.exec(text)?.[0] ?? '').replaceAll('\t', '    ').length;
  return !indentation.includes('>') && own === 0 && column >= 2;
}

function tagOf({ kind, title }: Container, context: DialectContext): string {
  const callout = calloutOf(kind);
  if (callout !== undefined) {
    const label = title === '' ? context.ui(callout.label).replace(/\s*[:：]$/, '') : title;
    return `{{% alert title=${quoteArgument(label)} color="${callout.color}" %}}`;
  }
  if (kind === 'details') {
    return title === '' ? '{{< details >}}' : `{{< details summary=${quoteArgument(title)} >}}`;
  }
  return title === '' || isBare(kind) ? '' : `**${title}**\n`;
}

function closingOf({ kind }: Container): string {
  if (calloutOf(kind) !== undefined) return '{{% /alert %}}';
  return kind === 'details' ? '{{< /details >}}' : '';
}

/** Whether a container of this kind becomes a callout or foldable text. */
function isCallout(kind: string): boolean {
  return calloutOf(kind) !== undefined || kind === 'details';
}

function calloutOf(kind: string): (typeof CALLOUTS)[string] | undefined {
  return Object.hasOwn(CALLOUTS, kind) ? CALLOUTS[kind] : undefined;
}

/** Containers that only affect how their text is read: their content is kept as plain text. */
function isBare(kind: string): boolean {
  return kind === 'v-pre' || kind === 'raw' || kind === 'slot' || kind === 'code-group-item';
}

function noteContainer(source: SourceText, { kind, opening }: Container, context: DialectContext): void {
  const known = calloutOf(kind) !== undefined || kind === 'details' || kind === 'code-group' || isBare(kind);
  noteAt(context, source, opening.start, {
    kind: known ? 'change' : 'loss',
    rule: 'container',
    message: known
      ? `The container “${kind}” is now a shortcode.`
      : `The container “${kind}” is not known: its text stands in the page, without a box.`,
    target: kind,
    ...(known ? {} : { code: 'unsupported-markup' as const }),
  });
}

function noteStray(source: SourceText, line: Line, edits: Edit[], context: DialectContext): void {
  noteAt(context, source, line.start, {
    kind: 'change',
    rule: 'container-end',
    message: 'The end of a container that was never opened is taken off.',
  });
  edits.push({ start: line.start, end: line.end, by: '' });
}
