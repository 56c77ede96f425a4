/** What makes two findings of two runs the same: their code, their file and what they say, wherever in the file they stand. */
import type { Problem } from '../diagnostics/index.ts';

export interface Fingerprint {
  readonly code: string;
  /** Relative to the site directory; empty where a finding stands in no file. */
  readonly file: string;
  /** What is wrong, without what else there is in the site and without numbers of lines. */
  readonly text: string;
}

/**
 * What a message expects depends on the rest of the site (`expected one of a, b, c`), and so do counts and lines in it: they are left out.
 *
 * @example
 * fingerprintOf(problem).text // 'Unexpected link to /nope/'
 */
export function fingerprintOf({ code, place, message, target }: Problem): Fingerprint {
  const said = message
    .replace(/, expected .*$/s, '')
    .replace(/\blines? \d+(?:[–-]\d+)?/g, 'line')
    .replace(/\s+/g, ' ')
    .replace(/[.\s]+$/, '');
  const text = target === undefined || said.includes(target) ? said : `${said} (${target})`;
  return { code, file: place.kind === 'file' ? place.file : '', text };
}
