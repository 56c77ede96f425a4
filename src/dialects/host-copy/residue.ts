/** Removes what copying from a code host's file view, or the operating system, adds to a page. */
import { concat, generated, originAt, type SourceText, slice } from '../../text/index.ts';
import { type DialectContext, noteAt } from '../dialect.ts';
import { applyEdits, type Edit } from '../edits.ts';
import { linesOf, proseOf } from '../prose.ts';
import { readGutter } from './gutter.ts';
import { endOfHeader } from './header.ts';

type Notes = Pick<DialectContext, 'note'>;

/** The page as its author wrote it. In texts that were not copied only line ends are normalized. */
export function removeResidue(source: SourceText, notes: Notes): SourceText {
  const plain = withPlainLineEnds(source, notes);
  const headerEnd = endOfHeader(plain.text);
  const page = headerEnd === 0 ? plain : withoutLeadingBlank(slice(plain, headerEnd));
  const lines = readGutter(page.text);
  if (lines === undefined && !(headerEnd > 0 && startsPage(page.text))) return plain;
  if (headerEnd > 0) {
    note(plain, 0, 'The counts of lines and size above the page are taken off.', notes);
  }
  if (lines === undefined) return page;
  note(page, 0, 'The bars of the line numbers before and between the lines are taken off.', notes);
  const parts: SourceText[] = [];
  for (const { start, end } of lines) {
    if (end > start) parts.push(slice(page, start, end));
    parts.push(generated('\n', originAt(page, end)));
  }
  return concat(parts);
}

function startsPage(text: string): boolean {
  return /^(?:---|\+\+\+)[ \t]*\n|^#{1,6} |^<!--/.test(text);
}

function withoutLeadingBlank(source: SourceText): SourceText {
  return slice(source, /^(?:[ \t]*\n)*/.exec(source.text)?.[0].length ?? 0);
}

function withPlainLineEnds(source: SourceText, notes: Notes): SourceText {
  const edits: Edit[] = [];
  for (const { index } of source.text.matchAll(/\r(?=\n)/g))
    edits.push({ start: index, end: index + 1, by: '' });
  if (edits.length > 0) {
    note(
      source,
      edits[0]?.start ?? 0,
      'Line ends of Windows (CR LF) are now those of all other files (LF).',
      notes,
    );
  }
  return applyEdits(source, edits);
}

/**
 * Non-breaking spaces that indent code become spaces: in fences, and where they make the four columns of an indented block behind an empty line. Elsewhere they are
 * the author's.
 */
export function fixCodeIndentation(body: SourceText, notes: Notes): SourceText {
  if (!body.text.includes(NBSP)) return body;
  const prose = proseOf(body.text);
  const edits: Edit[] = [];
  let mayBeCode = true;
  for (const { text, start } of linesOf(body.text)) {
    const indentation = /^[ \t\u00a0]*/.exec(text)?.[0] ?? '';
    if (text.trim() === '') {
      mayBeCode = true;
      continue;
    }
    const isBlock: boolean = mayBeCode && indentation.length >= CODE_COLUMNS;
    if (indentation.includes(NBSP) && (isBlock || prose.isCode(start + indentation.length))) {
      edits.push({ start, end: start + indentation.length, by: indentation.replaceAll(NBSP, ' ') });
    }
    mayBeCode = isBlock;
  }
  if (edits.length > 0) {
    note(body, edits[0]?.start ?? 0, 'Non-breaking spaces in the indentation of code are now spaces.', notes);
  }
  return applyEdits(body, edits);
}

const NBSP = '\u00a0';
const CODE_COLUMNS = 4;

function note(source: SourceText, offset: number, message: string, notes: Notes): void {
  noteAt(notes, source, offset, { kind: 'change', rule: 'copy', message });
}
