/** VitePress' code groups, fences with a title each, → a set of tabs. */
import type { SourceText } from '../../text/index.ts';
import { slice } from '../../text/index.ts';
import type { DialectContext } from '../dialect.ts';
import type { Edit } from '../edits.ts';
import { type Line, linesOf } from '../prose.ts';
import { parseInfo } from './fence-info.ts';
import { quoteArgument } from './inline.ts';

/** The edits that make the fences between two lines tabs. What stands between the fences, if anything does, stays behind the set. */
export function codeTabs(
  source: SourceText,
  opening: Line,
  closing: { readonly start: number; readonly end: number },
  indentation: string,
  context: DialectContext,
): Edit[] {
  const edits: Edit[] = [
    { start: opening.start, end: opening.end, by: `${indentation}{{< tabs >}}` },
    { start: closing.start, end: closing.end, by: `${indentation}{{< /tabs >}}` },
  ];
  const inside = slice(source, 0, closing.start).text;
  let fence: { readonly mark: string } | undefined;
  let count = 0;
  for (const line of linesOf(inside)) {
    if (line.start <= opening.start) continue;
    const [, mark = '', rest = ''] = /^[ \t]*(`{3,}|~{3,})(.*)$/.exec(line.text) ?? [];
    if (fence === undefined && mark !== '') {
      const { lang, title } = parseInfo(rest);
      count += 1;
      const header = title || lang || `${context.ui('example')} ${count}`;
      edits.push({
        start: line.start,
        end: line.end,
        by: `{{< tab name=${quoteArgument(header)} codelang=${quoteArgument(lang || 'text')} >}}`,
      });
      fence = { mark };
    } else if (fence !== undefined && mark.startsWith(fence.mark) && rest.trim() === '') {
      edits.push({ start: line.start, end: line.end, by: '{{< /tab >}}' });
      fence = undefined;
    }
  }
  return edits;
}
