/** Identifies a finding across runs: by its code, file and message, not by its line. */
import type { Problem } from '../diagnostics/index.ts';

export interface Fingerprint {
  readonly code: string;
  /** Relative to the site directory; empty for findings without a file. */
  readonly file: string;
  /** The message without line numbers and lists that depend on the rest of the site. */
  readonly text: string;
}

/**
 * Removes from a message what depends on the rest of the site (`expected one of a, b, c`), counts and lines.
 *
 * @example fingerprintOf(problem).text // 'Unexpected link to /nope/'
 */
export function fingerprintOf({ code, place, message, target }: Problem): Fingerprint {
  const stable = message
    .replace(/, expected .*$/s, '')
    .replace(/\blines? \d+(?:[–-]\d+)?/g, 'line')
    .replace(/\s+/g, ' ')
    .replace(/[.\s]+$/, '');
  const text = target === undefined || stable.includes(target) ? stable : `${stable} (${target})`;
  return { code, file: place.kind === 'file' ? place.file : '', text };
}
