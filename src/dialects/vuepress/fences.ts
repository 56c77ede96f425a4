/** Converts highlighted lines, line numbers and titles of code fences, in the info string and in the code. */
import { type CodeBlock, readCode, type SourceText } from '../../text/index.ts';
import { type DialectContext, noteAt } from '../dialect.ts';
import { applyEdits, type Edit } from '../edits.ts';
import { parseInfo, renderInfo } from './fence-info.ts';

/** `// [!code highlight]`, `# [!code ++:2]`, including the comment signs. */
const MARK = /[ \t]*(?:\/\/|\/\*|<!--|#|--|;)[ \t]*\[!code ([\w+-]+)(?::(\d+))?\][ \t]*(?:\*\/|-->)?/;

/** Converts fences. A mark inside the code highlights its line; `++` and `--` lose only their colour. */
export function convertFences(source: SourceText, context: DialectContext): SourceText {
  const edits: Edit[] = [];
  for (const block of readCode(source.text)) {
    if (block.kind !== 'fenced') continue;
    const marked = takeMarks(source, block, edits, context);
    const edit = infoEdit(source, block, marked);
    if (edit === undefined) continue;
    edits.push(edit);
    const { lines, title, lineNumbers } = parseInfo(source.text.slice(block.info.start, block.info.end));
    if (lines === '' && title === '' && lineNumbers === undefined) continue;
    noteAt(context, source, block.info.start, {
      kind: 'change',
      rule: 'fence',
      message: 'Marked lines, line numbers and titles of code are written as options of the fence.',
    });
  }
  return applyEdits(source, edits);
}

/** Removes the marks from the code. @returns the highlighted lines, from 1 */
function takeMarks(
  source: SourceText,
  { lines }: CodeBlock,
  edits: Edit[],
  context: DialectContext,
): readonly string[] {
  const marked: string[] = [];
  for (const [index, { start, end }] of lines.entries()) {
    const found = MARK.exec(source.text.slice(start, end));
    if (found === null) continue;
    const number = index + 1;
    const at = start + found.index;
    edits.push({ start: at, end: at + found[0].length, by: '' });
    const kind = found[1] ?? '';
    const last = number + Number(found[2] ?? 1) - 1;
    const isHighlight = kind !== '++' && kind !== '--';
    if (isHighlight) marked.push(last > number ? `${number}-${last}` : String(number));
    noteAt(context, source, at, {
      kind: isHighlight ? 'change' : 'loss',
      rule: 'code-mark',
      message: isHighlight
        ? 'A mark in a comment of the code is now a mark of the line.'
        : `The colour of a line (“${kind}”) is lost.`,
      target: kind,
    });
  }
  return marked;
}

/** The edit of the info string to Lockstep's syntax; `undefined` if it needs none. */
function infoEdit({ text }: SourceText, { info }: CodeBlock, marked: readonly string[]): Edit | undefined {
  const words = text.slice(info.start, info.end);
  const isOurs = words.includes('hl_lines') || words.includes('linenos');
  if (isOurs || (words.trim() === '' && marked.length === 0)) return undefined;
  const parsed = parseInfo(words);
  const written = renderInfo({ ...parsed, lines: [parsed.lines, ...marked].filter(Boolean).join(',') });
  return written === words.trim() ? undefined : { ...info, by: written };
}
