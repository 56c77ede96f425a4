/** Finds front matter with an unintended effect, or none: keys with invisible characters, invalid dates, titles that are not text. */

import type { DateSources } from '../../config/index.ts';
import { createProblem, type Problem } from '../../diagnostics/index.ts';
import type { ValueMap } from '../../formats/index.ts';
import type { Files } from '../../io/index.ts';
import { isDate } from './dates.ts';
import { keyPlace } from './key-place.ts';

const INVISIBLE = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;

/** Findings for keys that begin or end with a space or invisible character, so that they differ from the intended key. */
export function disguisedKeys(files: Files, file: string, params: ValueMap): Problem[] {
  return Object.keys(params).flatMap((key) => {
    const meant = key.replace(INVISIBLE, '');
    const [found] = key.match(INVISIBLE) ?? [];
    if (found === undefined || meant === '') return [];
    const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return [
      createProblem('invalid-front-matter', keyPlace(files, file, [key]), {
        message: `Unexpected character U+${code} in the key “${meant}”, expected only the key: it is not read as “${meant}”.`,
        hint: 'Delete the character, or type the key again.',
        target: key,
        suggestion: meant,
      }),
    ];
  });
}

/** Findings for unreadable dates: newer Hugo stops with an error. */
export function unreadableDates(
  files: Files,
  file: string,
  params: ValueMap,
  sources: DateSources,
): Problem[] {
  const keys = new Set(Object.values(sources).flat());
  return [...keys].flatMap((key) => {
    const value = params[key];
    if (value === undefined || value === null || value === '' || typeof value === 'boolean' || isDate(value))
      return [];
    return [
      createProblem('invalid-front-matter', keyPlace(files, file, [key]), {
        message: `Unexpected value of “${key}”, expected a date such as 2026-01-31: the date is ignored.`,
        hint: 'Write year, month and day, in this order, with hyphens.',
        target: typeof value === 'string' ? value : key,
      }),
    ];
  });
}

/** The finding for a title that YAML does not read as text: `No` becomes “false”, `1.10` becomes “1.1”. */
export function typedTitle(files: Files, file: string, { title = null }: ValueMap): Problem[] {
  if (typeof title !== 'number' && typeof title !== 'boolean') return [];
  const read = files.readText(file);
  const [, written] =
    (read.kind === 'text' ? /^["']?title["']?\s*[:=]\s*([^\s,#]+)/im.exec(read.text) : null) ?? [];
  if (written === String(title)) return [];
  return [
    createProblem('invalid-front-matter', keyPlace(files, file, ['title']), {
      severity: 'warning',
      message: `Unexpected “title” that is not text, expected one in quotation marks: readers see “${String(title)}”.`,
      hint: `Write title: "${written ?? String(title)}".`,
      target: String(title),
    }),
  ];
}
