/** Applies edits that correct links: only if the file still contains the text to replace, and never two that contradict each other. */
import type { SiteWriter } from '../../io/index.ts';
import type { LoadedSite } from '../../site/index.ts';

export interface LinkFix {
  readonly file: string;
  /** Offsets in the file's text. */
  readonly start: number;
  readonly end: number;
  /** The text to replace. */
  readonly written: string;
  readonly replacement: string;
}

export interface EditedText {
  readonly text: string;
  /** The edits that were applied. */
  readonly done: readonly LinkFix[];
}

/** @param edits of one file, in any order; if two overlap and differ, neither is applied */
export function applyFixes(text: string, edits: readonly LinkFix[]): EditedText {
  const sound = edits.filter(({ start, end, written }) => text.slice(start, end) === written);
  const done = sound.filter((one) => sound.every((other) => !contradicts(one, other)));
  let edited = text;
  let last = Number.POSITIVE_INFINITY;
  // From the end to the start, so that offsets stay valid.
  for (const { start, end, replacement } of done.toSorted((a, b) => b.start - a.start)) {
    // The same link, found twice.
    if (start >= last) continue;
    edited = edited.slice(0, start) + replacement + edited.slice(end);
    last = start;
  }
  return { text: edited, done };
}

function contradicts(one: LinkFix, other: LinkFix): boolean {
  const isSame = one.start === other.start && one.end === other.end;
  return isSame ? one.replacement !== other.replacement : one.start < other.end && other.start < one.end;
}

/** Writes edits to files, and returns those that were written. */
export function writeFixes(
  files: Pick<LoadedSite['files'], 'readText' | 'readBytes'>,
  writer: Pick<SiteWriter, 'write'>,
  fixes: readonly LinkFix[],
): LinkFix[] {
  const written: LinkFix[] = [];
  for (const [file, edits] of Map.groupBy(fixes, (fix) => fix.file)) {
    const read = files.readText(file);
    if (read.kind !== 'text') continue;
    const { text, done } = applyFixes(read.text, edits);
    if (done.length === 0) continue;
    // A byte order mark is not part of the text, and is kept.
    const mark = files.readBytes(file)?.[0] === 0xef ? '\uFEFF' : '';
    if (writer.write(file, mark + text)) written.push(...done);
  }
  return written;
}
