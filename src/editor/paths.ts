/** Converts between URIs of an editor and files of a site. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createLineIndex, type Point } from '../diagnostics/index.ts';

/** Counted from 0, as in the protocol. */
export interface EditorPosition {
  readonly line: number;
  readonly character: number;
}

export interface EditorRange {
  readonly start: EditorPosition;
  readonly end: EditorPosition;
}

/** Absolute path of a document; `undefined` if it is not a file. */
export function pathOfUri(uri: string): string | undefined {
  return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
}

export function uriOfPath(absolute: string): string {
  return pathToFileURL(absolute).href;
}

export function toPosition({ line, column }: Point): EditorPosition {
  return { line: line - 1, character: column - 1 };
}

/** The range between two offsets in a text. */
export function toRange(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): EditorRange {
  const lines = createLineIndex(text);
  return { start: toPosition(lines.pointAt(start)), end: toPosition(lines.pointAt(end)) };
}
