/** Finds where and how a link's target is written, so that reports show what the author sees. */
import { decodeString } from 'micromark-util-decode-string';
import { createLineIndex, filePlace, type LineIndex, type Place } from '../diagnostics/index.ts';
import { decodePath } from './address.ts';

export interface WrittenTarget {
  readonly place: Place;
  /** The target as written in the file; the target itself if it is not written anywhere. */
  readonly target: string;
  /** Name of the shortcode whose tag contains or generates it. */
  readonly tag?: string;
  /** Offsets of the target in the file, if it is written out. */
  readonly range?: { readonly start: number; readonly end: number };
}

export interface TargetLocator {
  /** Determines the place and text of a target; inside a shortcode tag, the argument that contains it. */
  locate(place: Place, target: string): WrittenTarget;
}

/** Maximum length of a tag, in characters. */
const MAX_TAG = 4000;

/** @param readText text of a site's file; `undefined` if it cannot be read */
export function createTargetLocator(readText: (file: string) => string | undefined): TargetLocator {
  const files = new Map<string, { text: string; lines: LineIndex } | undefined>();
  const open = (file: string) => {
    if (!files.has(file)) {
      const text = readText(file);
      files.set(file, text === undefined ? undefined : { text, lines: createLineIndex(text) });
    }
    return files.get(file);
  };
  return {
    locate(place, target) {
      if (place.kind !== 'file') return { place, target };
      const source = open(place.file);
      if (source === undefined) return { place, target };
      const { text, lines } = source;
      const at = lines.offsetOf(place.start.line) + place.start.column - 1;
      const written = (start: number, end: number): WrittenTarget => ({
        place: filePlace(place.file, lines.pointAt(start), lines.pointAt(end)),
        target: text.slice(start, end),
        range: { start, end },
      });
      const tag = /^\{\{[<%]\s*([^\s/>%]+)/.exec(text.slice(at, at + 100))?.[1];
      if (tag !== undefined) {
        const argument = findArgument(text.slice(at, at + MAX_TAG), target);
        return argument === undefined
          ? { place, target, tag }
          : { ...written(at + argument.start, at + argument.end), tag };
      }
      if (place.end === undefined) return { place, target };
      const end = lines.offsetOf(place.end.line) + place.end.column - 1;
      const slice = text.slice(at, end);
      return isWrittenForm(slice, target) ? written(at, end) : { place, target };
    },
  };
}

/**
 * Whether a text is a possible spelling of a target: identical, or with Markdown escapes, character references or percent-encoding, and possibly without the scheme that is added
 * to bare URLs.
 */
export function isWrittenForm(text: string, target: string): boolean {
  if (text === target) return true;
  if (text === '') return false;
  const wanted = decodePath(target.trim());
  return [text, decodeString(text)].some((one) => {
    const read = decodePath(one);
    return [read, `https://${read}`, `http://${read}`, `mailto:${read}`].includes(wanted);
  });
}

/** The argument of a tag that contains a target or its fragment: offsets in its text. */
function findArgument(text: string, target: string): { start: number; end: number } | undefined {
  const end = /[>%]\}\}/.exec(text)?.index ?? text.length;
  const tag = text.slice(0, end);
  const wanted = decodePath(target);
  const hash = wanted.indexOf('#');
  const values = [...tag.matchAll(/"((?:[^"\\]|\\.)*)"|`([^`]*)`|([^\s"`=<>%{}]+)(?=\s|\/?$)/g)].map(
    (match) => {
      const value = match[1] ?? match[2] ?? match[3] ?? '';
      const start = match.index + (match[3] === undefined ? 1 : 0);
      return { value, start, end: start + value.length };
    },
  );
  return (
    values.find(({ value }) => value === target || decodePath(value) === wanted) ??
    values.find(
      ({ value }) => value.length > 2 && wanted.endsWith(`/${decodePath(value).replace(/^\/+/, '')}`),
    ) ??
    (hash === -1 ? undefined : values.find(({ value }) => decodePath(value).endsWith(wanted.slice(hash)))) ??
    (hash === -1 ? undefined : values.find(({ value }) => decodePath(value) === wanted.slice(hash + 1)))
  );
}
