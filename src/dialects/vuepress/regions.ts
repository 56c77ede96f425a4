/** Regions of a file between comments such as `// #region name` and `// #endregion name`, and line ranges. */
import { concat, type SourceText, slice } from '../../text/index.ts';
import { linesOf } from '../prose.ts';

const START = /^\s*(?:\/\/|\/\*|<!--|#|--|\*|::|REM)?\s*#?(?:pragma )?[Rr]egion\b\s*([\w*-]*)/;
const END = /^\s*(?:\/\/|\/\*|<!--|#|--|\*|::|REM)?\s*#?(?:pragma )?[Ee]nd ?[Rr]egion\b\s*([\w*-]*)/;

/** The lines of a region without the comments that mark regions; `undefined` if it does not exist. */
export function findRegion(source: SourceText, name: string): SourceText | undefined {
  let from: number | undefined;
  let depth = 0;
  const parts: SourceText[] = [];
  for (const { text, start, end } of linesOf(source.text)) {
    const next = Math.min(end + 1, source.text.length);
    if (END.test(text)) {
      if (from === undefined) continue;
      if (depth === 0) return concat([...parts, slice(source, from, start)]);
      depth -= 1;
    } else if (!START.test(text)) continue;
    else if (from !== undefined) depth += 1;
    else if (START.exec(text)?.[1] === name) {
      from = next;
      continue;
    } else continue;
    parts.push(slice(source, from, start));
    from = next;
  }
  return undefined;
}

/** A line range, inclusive and from 1: `3,5`, `3,`, `,5` as in VitePress, or with a hyphen; all lines by default. */
export function selectLines(source: SourceText, ranges: string): SourceText {
  if (ranges === '') return source;
  const parts: SourceText[] = [];
  const [from = '', to = ''] = ranges.includes(',') ? ranges.split(',') : ranges.split('-');
  const first = from === '' ? 1 : Number(from);
  const last = to === '' ? (/[,-]/.test(ranges) ? Number.POSITIVE_INFINITY : first) : Number(to);
  for (const [index, { start, end }] of linesOf(source.text).entries()) {
    if (index + 1 < first || index + 1 > last) continue;
    parts.push(slice(source, start, Math.min(end + 1, source.text.length)));
  }
  return concat(parts);
}
