/** Line marks, line numbers and titles of code fences, behind the fence and in the code itself. */
import type { SourceText } from '../../text/index.ts';
import { type DialectContext, noteAt } from '../dialect.ts';
import { applyEdits, type Edit } from '../edits.ts';
import { linesOf, proseOf } from '../prose.ts';
import { parseInfo, renderInfo } from './fence-info.ts';

const FENCE = /^((?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*(`{3,}|~{3,}))(.*)$/;
/** `// [!code highlight]`, `# [!code ++:2]`, with the comment signs round it. */
const MARK = /[ \t]*(?:\/\/|\/\*|<!--|#|--|;)[ \t]*\[!code ([\w+-]+)(?::(\d+))?\][ \t]*(?:\*\/|-->)?/;

/** Fences in our words. A mark inside the code becomes a mark of its line; `++` and `--` only lose their colour. */
export function convertFences(source: SourceText, context: DialectContext): SourceText {
  const edits: Edit[] = [];
  const prose = proseOf(source.text);
  const lines = linesOf(source.text);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const [, before = '', mark = '', words = ''] = FENCE.exec(line?.text ?? '') ?? [];
    if (line === undefined || mark === '' || !prose.isCode(line.start + before.length - 1)) continue;
    const marked: string[] = [];
    let number = 0;
    for (index += 1; index < lines.length; index += 1) {
      const code = lines[index];
      if (
        code === undefined ||
        isEnd(code.text, mark) ||
        !prose.isCode(code.end - (code.text === '' ? 0 : 1))
      )
        break;
      number += 1;
      const found = MARK.exec(code.text);
      if (found === null) continue;
      const at = code.start + found.index;
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
    const info = parseInfo(words);
    const isOurs = words.includes('hl_lines') || words.includes('linenos');
    const written = isOurs
      ? words
      : renderInfo({ ...info, lines: [info.lines, ...marked].filter(Boolean).join(',') });
    if (written === words.trim() || (words.trim() === '' && marked.length === 0)) continue;
    const start = line.start + before.length;
    edits.push({ start, end: line.end, by: written });
    if (info.lines === '' && info.title === '' && info.lineNumbers === undefined) continue;
    noteAt(context, source, start, {
      kind: 'change',
      rule: 'fence',
      message: 'Marked lines, line numbers and titles of code are written as options of the fence.',
    });
  }
  return applyEdits(source, edits);
}

function isEnd(line: string, mark: string): boolean {
  const text = line.replace(/^[ \t>]*/, '').trimEnd();
  return text.length >= mark.length && text === mark.charAt(0).repeat(text.length);
}
