/**
 * Text that records its origin. Shortcodes insert files, parameters and UI strings into a page before Markdown is parsed; a problem in inserted text must still name the author's
 * file, line and column. Text therefore has a list of segments, each with the file and offset of its first character.
 */
import { createLineIndex, filePlace, type LineIndex, type Place } from '../diagnostics/index.ts';

/** A file that text comes from. Compared by identity: one object per file read. */
export interface SourceFile {
  /** Relative to the site directory, with `/`. */
  readonly path: string;
  /** The whole file, front matter included. */
  readonly text: string;
}

interface Segment {
  /** Offset in the text where the segment starts. */
  readonly at: number;
  /** Absent for text without a file. */
  readonly file: SourceFile | undefined;
  /** Offset in the file of the segment's first character. */
  readonly offset: number;
  /** False for generated text: all of it has the place that caused it. */
  readonly verbatim: boolean;
}

export interface SourceText {
  readonly text: string;
  /** Ascending by `at`; the first one starts at 0. Empty only for empty text. */
  readonly segments: readonly Segment[];
}

export interface Origin {
  readonly file: SourceFile;
  readonly offset: number;
}

/** A whole file, or a part of it. */
export function sourceOf(file: SourceFile, start = 0, end = file.text.length): SourceText {
  return { text: file.text.slice(start, end), segments: [{ at: 0, file, offset: start, verbatim: true }] };
}

/** Text without a file; its problems are reported at `origin`, if given. */
export function generated(text: string, origin?: Origin): SourceText {
  const { file, offset } = origin ?? { file: undefined, offset: 0 };
  return { text, segments: [{ at: 0, file, offset, verbatim: false }] };
}

/** Joins parts. */
export function concat(parts: readonly SourceText[]): SourceText {
  if (parts.length === 1 && parts[0] !== undefined) return parts[0];
  const segments: Segment[] = [];
  const texts: string[] = [];
  let length = 0;
  for (const part of parts) {
    if (part.text === '') continue;
    for (const segment of part.segments) segments.push({ ...segment, at: segment.at + length });
    texts.push(part.text);
    length += part.text.length;
  }
  return { text: texts.join(''), segments };
}

/** Like `String.prototype.slice` with offsets from the start. */
export function slice(source: SourceText, start: number, end = source.text.length): SourceText {
  if (start <= 0 && end >= source.text.length) return source;
  const segments: Segment[] = [];
  const first = segmentIndexAt(source, start);
  for (let index = first; index < source.segments.length; index += 1) {
    const segment = source.segments[index];
    if (segment === undefined || (segment.at >= end && index > first)) break;
    const cut = Math.max(0, start - segment.at);
    const offset = segment.verbatim ? segment.offset + cut : segment.offset;
    segments.push({ ...segment, offset, at: Math.max(0, segment.at - start) });
  }
  return { text: source.text.slice(start, end), segments };
}

/** Removes characters in `set` from both ends, as Go's `strings.Trim`; by default white space. */
export function trim(source: SourceText, set?: string): SourceText {
  const inSet = (char: string) => (set === undefined ? /\s/.test(char) : set.includes(char));
  let start = 0;
  let end = source.text.length;
  while (start < end && inSet(source.text.charAt(start))) start += 1;
  while (end > start && inSet(source.text.charAt(end - 1))) end -= 1;
  return slice(source, start, end);
}

/** Changes the start of each line; the rest of a line keeps its origin. */
export function mapLines(
  source: SourceText,
  change: (line: string, index: number) => { drop: number; prepend: string },
): SourceText {
  const parts: SourceText[] = [];
  let start = 0;
  let index = 0;
  while (start <= source.text.length) {
    const newline = source.text.indexOf('\n', start);
    const end = newline === -1 ? source.text.length : newline + 1;
    const { drop, prepend } = change(source.text.slice(start, end), index);
    if (prepend !== '') parts.push(generated(prepend, originAt(source, start)));
    parts.push(slice(source, start + drop, end));
    if (newline === -1) break;
    start = end;
    index += 1;
  }
  return concat(parts);
}

/** The file and offset of the character at an offset; `undefined` for text without an origin. */
export function originAt(source: SourceText, offset: number): Origin | undefined {
  const segment = source.segments[segmentIndexAt(source, offset)];
  if (segment?.file === undefined) return undefined;
  return {
    file: segment.file,
    offset: segment.verbatim ? segment.offset + Math.max(0, offset - segment.at) : segment.offset,
  };
}

/** The place of a range of text, for a problem. */
export function placeAt(source: SourceText, start: number, end?: number): Place {
  const origin = originAt(source, start);
  if (origin === undefined) return { kind: 'nowhere' };
  const to = end === undefined ? undefined : originAt(source, end);
  return placeOf(origin, to?.file === origin.file && to.offset > origin.offset ? to.offset : undefined);
}

/** The place of an offset in a file. */
export function placeOf(origin: Origin, end?: number): Place {
  const index = lineIndexOf(origin.file);
  return filePlace(
    origin.file.path,
    index.pointAt(origin.offset),
    end === undefined ? undefined : index.pointAt(end),
  );
}

const lineIndexes = new WeakMap<SourceFile, LineIndex>();

/** The line index of a file, created once per file. */
export function lineIndexOf(file: SourceFile): LineIndex {
  const known = lineIndexes.get(file);
  if (known !== undefined) return known;
  const index = createLineIndex(file.text);
  lineIndexes.set(file, index);
  return index;
}

function segmentIndexAt(source: SourceText, offset: number): number {
  let low = 0;
  let high = source.segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.segments[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
