/** Finds characters in front matter that no document may contain: one in a title makes a whole feed invalid (XML 1.0, section 2.2). */
import { createProblem, type Problem } from '../../diagnostics/index.ts';
import type { ValueMap } from '../../formats/index.ts';
import type { Files } from '../../io/index.ts';
import { keyPlace } from './key-place.ts';

/** Control characters other than tab and line ends, U+FFFE, U+FFFF, lone surrogates. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{7e}\u{85}\u{a0}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Removes such characters; `onFound` is called with each affected key and its first such character. */
export function dropControls(params: ValueMap, onFound: (key: string, char: string) => void): ValueMap {
  let cleaned: ValueMap | undefined;
  for (const [key, value] of Object.entries(params)) {
    const first = typeof value === 'string' ? value.match(FORBIDDEN)?.[0] : undefined;
    if (typeof value !== 'string' || first === undefined) continue;
    onFound(key, first);
    cleaned = { ...(cleaned ?? params), [key]: value.replace(FORBIDDEN, '') };
  }
  return cleaned ?? params;
}

/** The finding for a key with such a character. */
export function controlCharacter(
  files: Files,
  file: string,
  locale: string,
  key: string,
  char: string,
): Problem {
  const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return createProblem('invalid-front-matter', keyPlace(files, file, [key]), {
    severity: 'warning',
    locale,
    message: `Unexpected character U+${code} in “${key}”, expected text: it is not allowed in feeds and pages, and was removed.`,
    hint: 'Remove the character.',
    target: key,
  });
}
