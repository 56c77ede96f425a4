/** A part of a file that a shortcode shows: some of its lines, or a region that comments in the file mark. */

export type Part =
  | {
      readonly kind: 'part';
      readonly text: string;
      /** Number of its first line in the file, from 1. */
      readonly firstLine: number;
    }
  | { readonly kind: 'missing'; readonly message: string; readonly hint: string; readonly target: string };

export interface PartOptions {
  /** `3`, `3-5`, `3-` (to the end). */
  readonly lines: string | undefined;
  readonly region: string | undefined;
}

/**
 * The whole text when nothing else is asked for. The common indentation of a part goes; marks of regions in it are left out.
 *
 * @example
 * partOf('a: 1\n# #region b\nb: 2\n# #endregion b\n', { lines: undefined, region: 'b' }) // text: 'b: 2'
 */
export function partOf(text: string, { lines, region }: PartOptions): Part {
  if (region !== undefined) return regionOf(text, region);
  if (lines === undefined) return { kind: 'part', text, firstLine: 1 };
  const all = text.replace(/\n$/, '').split('\n');
  const match = /^\s*(\d+)\s*(?:(-)\s*(\d+)?)?\s*$/.exec(lines);
  const first = Number(match?.[1] ?? 0);
  const last = match?.[2] === undefined ? first : Number(match[3] ?? all.length);
  if (first < 1 || last < first || last > all.length) {
    return {
      kind: 'missing',
      message: `Unexpected lines “${lines}”, expected a range within 1 to ${all.length}.`,
      hint: 'Write lines="3-5", or lines="3-" for all that follow.',
      target: lines,
    };
  }
  return toPart(all.slice(first - 1, last), first);
}

const REGION = /^\s*(?:#|\/\/|--|;|<!--)\s*#(end)?region\b\s*([\w-]*)/;

function regionOf(text: string, name: string): Part {
  const all = text.split('\n');
  const start = all.findIndex((line) => {
    const [, isEnd, its] = REGION.exec(line) ?? [];
    return its === name && isEnd === undefined;
  });
  let depth = 0;
  for (let at = start; start !== -1 && at < all.length; at += 1) {
    const [, isEnd, its = ''] = REGION.exec(all[at] ?? '') ?? [];
    if (REGION.test(all[at] ?? '')) depth += isEnd === undefined ? 1 : -1;
    const ends = isEnd !== undefined && (its === name || (its === '' && depth === 0));
    if (ends) return toPart(all.slice(start + 1, at), start + 2);
  }
  return {
    kind: 'missing',
    message:
      start === -1
        ? `Unexpected region “${name}”, expected one that the file marks.`
        : `Unexpected end of the file in region “${name}”, expected its end.`,
    hint: `Put the lines between “# #region ${name}” and “# #endregion ${name}”.`,
    target: name,
  };
}

function toPart(lines: readonly string[], firstLine: number): Part {
  const kept = lines.filter((line) => !REGION.test(line));
  const indents = kept
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const indent = Math.min(...indents, Number.POSITIVE_INFINITY);
  return {
    kind: 'part',
    text: kept.map((line) => line.slice(Number.isFinite(indent) ? indent : 0)).join('\n'),
    firstLine,
  };
}
