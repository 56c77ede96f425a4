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
  /** The title as it is written, with its markup. */
  readonly written: string;
  readonly indentation: string;
  readonly colons: number;
  readonly opening: Line;
}

/** Colour of the callout, and the UI string that is its title where the author gives none. */
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
/** A container that is closed on the line of its opening holds what is between. */
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
  const edits: Edit[] = [];
  const open: Container[] = [];

  const isForeign = ({ kind }: Container): boolean => isOwn && !isBox(kind);
  const close = (container: Container, at: Line, replaced: boolean): void => {
    if (isForeign(container)) return;
    const written = container.indentation + closingOf(container);
    const isLineStart = at.start === 0 || source.text.charAt(at.start - 1) === '\n';
    const text = replaced ? written : `${isLineStart ? '' : '\n'}${written}\n\n`;
    const end = replaced ? at.end : at.start;
    if (container.kind === 'code-group') {
      edits.push(
        ...codeTabs(source, container.opening, { start: at.start, end }, container.indentation, context),
      );
      return;
    }
    edits.push({
      start: at.start,
      end,
      by: text.trim() === '' && replaced ? '' : generated(text, originAt(source, at.start)),
    });
  };
  const abandon = (container: Container, at: Line): void => {
    if (isForeign(container)) return;
    noteAt(context, source, container.opening.start, {
      kind: 'change',
      rule: 'container',
      message: isOwn
        ? `Unexpected aside “${container.kind}” without an end, expected a line of colons: it ends with its list item or page.`
        : `The container “${container.kind}” was never closed; it now ends with its list item or page.`,
      target: container.kind,
      ...(isOwn ? { code: 'unread-markup' as const } : {}),
    });
    close(container, at, false);
  };

  for (const line of linesOf(source.text)) {
    const first = line.start + (/\S/.exec(line.text)?.index ?? 0);
    if (prose.isCode(first) || line.text.trim() === '') continue;
    for (let inner = open.at(-1); inner !== undefined && leaves(line, inner); inner = open.at(-1)) {
      open.pop();
      abandon(inner, line);
    }
    if (!prose.isProse(first)) continue;
    const closing = CLOSING.exec(line.text)?.[1];
    if (closing !== undefined) {
      const index = open.findLastIndex(({ colons }) => colons <= closing.length);
      for (const container of open.splice(Math.max(index + 1, index === -1 ? open.length : 0)))
        abandon(container, line);
      const container = index === -1 ? undefined : open.pop();
      if (container !== undefined) close(container, line, true);
      else if (!isOwn) noteStray(source, line, edits, context);
      continue;
    }
    const whole = openingOf(line, ONE_LINE);
    if (whole !== undefined && whole.kind !== 'code-group' && !isForeign(whole)) {
      noteContainer(source, whole, context);
      edits.push({ start: line.start, end: line.end, by: onOneLine(whole, context) });
      continue;
    }
    const container = openingOf(line, OPENING);
    if (container === undefined) continue;
    open.push(container);
    if (isForeign(container)) continue;
    noteContainer(source, container, context);
    if (container.kind === 'code-group') continue;
    edits.push({ start: line.start, end: line.end, by: container.indentation + tagOf(container, context) });
  }
  const end: Line = { text: '', start: source.text.length, end: source.text.length };
  for (const container of open.toReversed()) abandon(container, end);
  return applyEdits(source, edits);
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

/** Text further left than a container's opening is no longer in the list item that holds it. */
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

/** A kind that becomes a box or foldable text. */
function isBox(kind: string): boolean {
  return calloutOf(kind) !== undefined || kind === 'details';
}

function calloutOf(kind: string): (typeof CALLOUTS)[string] | undefined {
  return Object.hasOwn(CALLOUTS, kind) ? CALLOUTS[kind] : undefined;
}

/** Containers that only say how their text is read: what they hold is plain text for us. */
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
