/** Reads a page, include or example as text; failures become problems with a place. */
import {
  createLineIndex,
  createProblem,
  filePlace,
  type Point,
  type Problem,
} from '../../diagnostics/index.ts';
import type { Files } from '../../io/index.ts';

export type SourceRead =
  | { readonly kind: 'text'; readonly text: string }
  /** Not to be rendered; the readable part is enough to determine title and URL. */
  | { readonly kind: 'damaged'; readonly text: string; readonly problem: Problem }
  | { readonly kind: 'none'; readonly problem: Problem };

/** In UTF-16 code units; no author writes such a line, and parsers would be slow. */
export const MAX_LINE_LENGTH = 10 * 1024 * 1024;

/** The text of a file of the site, without a byte order mark. */
export function readSource(files: Files, path: string, locale?: string): SourceRead {
  const result = files.readText(path);
  switch (result.kind) {
    case 'text': {
      const { text } = result;
      const line = findLongLine(text);
      return line === undefined ? result : { kind: 'damaged', text, problem: longLine(path, line, locale) };
    }
    case 'not-text': {
      const bytes = files.readBytes(path) ?? new Uint8Array();
      const text = new TextDecoder().decode(bytes);
      const point = pointOfByte(bytes, result.offset);
      return { kind: 'damaged', text, problem: notText(path, point, result.reason, locale) };
    }
    case 'too-large':
      return { kind: 'none', problem: tooLarge(path, result.bytes, locale) };
    case 'outside':
      return { kind: 'none', problem: outsideSite(path, locale) };
    case 'missing':
      return { kind: 'none', problem: unreadable(path, 'no file', locale) };
    case 'unreadable':
      return { kind: 'none', problem: unreadable(path, result.reason, locale) };
  }
}

/** The line, from 1, that is longer than {@link MAX_LINE_LENGTH}. */
function findLongLine(text: string): number | undefined {
  if (text.length <= MAX_LINE_LENGTH) return undefined;
  let line = 1;
  for (let start = 0; start < text.length; line += 1) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    if (end - start > MAX_LINE_LENGTH) return line;
    start = end + 1;
  }
  return undefined;
}

/** Decodes the text before the byte, so that the column is the one of editors. */
function pointOfByte(bytes: Uint8Array, offset: number): Point {
  const before = new TextDecoder().decode(bytes.subarray(0, offset));
  return createLineIndex(before).pointAt(before.length);
}

function notText(path: string, point: Point, reason: 'utf-8' | 'nul', locale: string | undefined): Problem {
  const found = reason === 'nul' ? 'NUL byte' : 'byte that is not UTF-8';
  return createProblem('invalid-encoding', filePlace(path, point), {
    message: `Unexpected ${found}, expected text in UTF-8.`,
    hint:
      reason === 'nul'
        ? 'Remove the byte, or save the file as UTF-8 if it is UTF-16.'
        : 'Save the file as UTF-8.',
    locale,
  });
}

function longLine(path: string, line: number, locale: string | undefined): Problem {
  return createProblem('too-large', filePlace(path, { line, column: 1 }), {
    message: `Unexpected line of more than ${MAX_LINE_LENGTH} characters, expected lines that a person can read.`,
    hint: 'Break the line, or move the data to a separate file and link to it.',
    locale,
  });
}

function tooLarge(path: string, bytes: number, locale: string | undefined): Problem {
  return createProblem('too-large', filePlace(path), {
    message: `Unexpected file of ${Math.round(bytes / 1024 / 1024)} MiB, expected a page.`,
    hint: 'Split the page, or publish the file as it is from the static folder.',
    locale,
  });
}

/** A path, or the symbolic link there, points out of the site. */
export function outsideSite(path: string, locale?: string): Problem {
  return createProblem('path-outside-site', filePlace(path), {
    message: 'Unexpected symbolic link out of the site, expected files inside the site directory.',
    hint: 'Copy the file into the site, or mount its folder in the configuration.',
    locale,
    target: path,
  });
}

/** A file that is listed in a folder but cannot be opened. */
export function unreadable(path: string, reason: string, locale?: string): Problem {
  return createProblem('unreadable-file', filePlace(path), {
    message: `Unexpected failure to read the file (${reason}), expected a readable file.`,
    hint: 'Check that the file exists and that its permissions allow reading it.',
    locale,
    target: path,
  });
}
