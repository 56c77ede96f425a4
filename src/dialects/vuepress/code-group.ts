/** Converts code groups of VitePress (fences with titles) to tabs. */
import { readCode, type SourceText } from '../../text/index.ts';
import type { DialectContext } from '../dialect.ts';
import type { Edit } from '../edits.ts';
import type { Line } from '../prose.ts';
import { parseInfo } from './fence-info.ts';
import { quoteArgument } from './inline.ts';

/** The edits that convert the fences between two lines to tabs. Text between the fences is moved after the tabs. */
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
  let count = 0;
  for (const block of readCode(source.text.slice(0, closing.start))) {
    if (block.kind !== 'fenced' || block.start <= opening.start) continue;
    const { lang, title } = parseInfo(source.text.slice(block.info.start, block.info.end));
    count += 1;
    const header = title || lang || `${context.ui('example')} ${count}`;
    edits.push({
      start: startOfLine(source.text, block.start),
      end: block.info.end,
      by: `{{< tab name=${quoteArgument(header)} codelang=${quoteArgument(lang || 'text')} >}}`,
    });
    // An unclosed fence ends with the group.
    edits.push(
      block.closing === undefined
        ? { start: block.end, end: block.end, by: '\n{{< /tab >}}' }
        : {
            start: startOfLine(source.text, block.closing.start),
            end: block.closing.end,
            by: '{{< /tab >}}',
          },
    );
  }
  return edits;
}

function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
