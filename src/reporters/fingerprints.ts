import type { Problem } from '../diagnostics/index.ts';
import { fingerprintOf } from '../gate/index.ts';
import { sha256 } from '../io/index.ts';

/**
 * Fingerprints by which other programs recognize findings in later runs: from code, file, message and a number for equal ones, not from the line.
 *
 * @returns hexadecimal digests in the order of the findings, all different
 */
export function fingerprintsOf(problems: readonly Problem[]): string[] {
  const seen = new Map<string, number>();
  return problems.map((problem) => {
    const { file, code, text } = fingerprintOf(problem);
    const key = JSON.stringify([file, code, text]);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return sha256(JSON.stringify([key, count]));
  });
}
