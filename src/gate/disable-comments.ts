/**
 * Comments that disable rules in a file: `<!-- lockstep-disable-next-line CODE: reason -->` in pages, `# lockstep-disable-next-line CODE: reason` in YAML and front matter.
 * Comments inside code are ignored.
 */
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { createLineIndex, type Point } from '../diagnostics/index.ts';

export type DisableKind = 'disable-line' | 'disable-next-line' | 'disable' | 'enable';

export interface DisableComment {
  readonly kind: DisableKind;
  /** The codes as written; they may be unknown. */
  readonly codes: readonly string[];
  /** Empty if not given. */
  readonly reason: string;
  readonly start: Point;
  readonly end: Point;
}

/** Lines, from 1, inclusive, on which a comment disables codes. */
export interface DisabledLines {
  readonly comment: DisableComment;
  readonly from: number;
  readonly to: number;
}

const WORD = 'lockstep-';
const BODY = String.raw`lockstep-(disable-next-line|disable-line|disable|enable)(?![\w-])([^\n]*?)`;
const IN_PAGE = new RegExp(String.raw`<!--\s*${BODY}\s*-->`, 'g');
const IN_YAML = new RegExp(String.raw`^(?:[^"'\n]*?\s)?#\s*${BODY}\s*$`, 'gm');

/** Parses the comments of a file, in order. */
export function parseDisableComments(file: string, text: string): DisableComment[] {
  if (!text.includes(WORD)) return [];
  if (/\.ya?ml$/i.test(file)) return matchComments(text, IN_YAML, 0, text.length);
  if (!/\.(?:md|markdown|html?)$/i.test(file)) return [];
  const body = /^\uFEFF?---\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/.exec(text)?.[0].length ?? 0;
  const inFrontMatter = matchComments(text, IN_YAML, 0, body);
  const found = matchComments(text, IN_PAGE, body, text.length);
  if (found.length === 0 || /\.html?$/i.test(file)) return [...inFrontMatter, ...found];
  const inMarkup = htmlRanges(text, body);
  const index = createLineIndex(text);
  const offsetOf = ({ line, column }: Point) => index.offsetOf(line) + column - 1;
  return [
    ...inFrontMatter,
    ...found.filter(({ start }) =>
      inMarkup.some(([from, to]) => from <= offsetOf(start) && offsetOf(start) < to),
    ),
  ];
}

function matchComments(text: string, pattern: RegExp, from: number, to: number): DisableComment[] {
  const index = createLineIndex(text);
  return [...text.slice(from, to).matchAll(pattern)].flatMap((match): DisableComment[] => {
    const [whole, kind, rest = ''] = match;
    if (!isKind(kind)) return [];
    const [, codes = '', reason = ''] = /^([^:]*)(?::\s*(.*))?$/s.exec(rest.trim()) ?? [];
    const mark = whole.search(/<!--|#\s*lockstep-/);
    const start = from + match.index + Math.max(mark, 0);
    return [
      {
        kind,
        codes: codes.split(/[\s,]+/).filter((code) => code !== ''),
        reason: reason.trim(),
        start: index.pointAt(start),
        end: index.pointAt(from + match.index + whole.length),
      },
    ];
  });
}

function isKind(text: string | undefined): text is DisableKind {
  return text === 'disable-line' || text === 'disable-next-line' || text === 'disable' || text === 'enable';
}

/** The HTML of a page outside of code, as offsets. */
function htmlRanges(text: string, body: number): [from: number, to: number][] {
  const ranges: [number, number][] = [];
  visit(unified().use(remarkParse).parse(text.slice(body)), 'html', ({ position }) => {
    if (position?.start.offset !== undefined && position.end.offset !== undefined)
      ranges.push([body + position.start.offset, body + position.end.offset]);
  });
  return ranges;
}

/** The lines that comments apply to: the next non-blank line, the same line, or the lines between two comments. An `enable` without codes ends all. */
export function disabledLines(text: string, comments: readonly DisableComment[]): DisabledLines[] {
  const lines = text.split('\n');
  return comments.flatMap((comment, at): DisabledLines[] => {
    const { kind, start, end, codes } = comment;
    if (kind === 'enable') return [];
    if (kind === 'disable-line') return [{ comment, from: start.line, to: end.line }];
    if (kind === 'disable-next-line') {
      const ahead = lines.slice(end.line).findIndex((line) => line.trim() !== '');
      const next = end.line + 1 + Math.max(ahead, 0);
      return [{ comment, from: next, to: next }];
    }
    const closing = comments
      .slice(at + 1)
      .find((one) => one.kind === 'enable' && (one.codes.length === 0 || sameCodes(one.codes, codes)));
    return [{ comment, from: start.line, to: closing?.start.line ?? lines.length }];
  });
}

function sameCodes(a: readonly string[], b: readonly string[]): boolean {
  return b.every((code) => a.includes(code));
}
